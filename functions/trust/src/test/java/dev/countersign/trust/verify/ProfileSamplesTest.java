package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.MappingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every profile against its samples in {@code events/profiles}, which other libraries have signed.
 */
public final class ProfileSamplesTest {
  static final Path SAMPLES = Path.of("../../events/profiles");
  private static final Set<String> KINDS =
      Set.of(
          "hmac",
          "public-key",
          "jws",
          "http-message-signature",
          "shared-secret",
          "salesforce-outbound-message");
  private static final Path PROFILES = Path.of("../../infra/profiles");

  public static Stream<Path> samples() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList().stream();
    }
  }

  public static Set<String> profiles() throws IOException {
    try (var files = Files.list(PROFILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void verify_sample_hasTheExpectedVerdict(Path file) throws IOException {
    assertEquals(Map.of(), SampleCase.misjudged(file));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void map_sample_givesItsItems(Path file) throws IOException {
    int mapped = 0;
    for (String line : Files.readAllLines(file)) {
      var sample = SampleCase.read(line);
      if (sample.items().isPresent()) {
        var delivery =
            assertInstanceOf(
                    Verification.Verified.class, sample.verifier().verify(sample.request()))
                .delivery();
        var items =
            assertInstanceOf(
                MappingResult.Items.class,
                sample.mapper().map(delivery),
                sample.name() + " is not mapped");
        assertEquals(sample.items().get(), items(items.parts()), sample.name());
        mapped++;
      }
    }
    boolean withoutItems = file.getFileName().toString().startsWith("standard-webhooks-v1a");
    assertTrue(mapped > 0 || withoutItems, file + " has no sample with items");
  }

  /**
   * What a profile makes of a sample is an attestation that is read, with all that its act needs.
   */
  @ParameterizedTest
  @MethodSource("samples")
  void map_sample_givesAttestationsThatAreRead(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      var sample = SampleCase.read(line);
      for (Json item : sample.items().map(all -> ((Json.Arr) all).items()).orElse(List.of())) {
        if (item instanceof Json.Obj object && object.get("act").isPresent()) {
          var read = AttestationForm.read(item, sample.request().receivedAt());
          assertInstanceOf(Reading.Read.class, read, () -> sample.name() + ": " + read);
        }
      }
    }
  }

  @Test
  void samples_ofEveryProfile_exist() throws IOException {
    var sampled =
        samples()
            .map(file -> file.getFileName().toString().replace(".ndjson", ""))
            .collect(Collectors.toUnmodifiableSet());
    assertEquals(profiles(), sampled);
  }

  @ParameterizedTest
  @CsvSource({"verified, 10", "refused, 20"})
  void samples_ofEveryKind_holdEnoughOfEachVerdict(String verdict, int least) throws IOException {
    var counts = new TreeMap<String, Integer>();
    for (Path file : samples().toList()) {
      for (String line : Files.readAllLines(file)) {
        var sample = SampleCase.read(line);
        int counted = sample.expected().startsWith(verdict) ? 1 : 0;
        counts.merge(sample.profile().kind(), counted, Integer::sum);
      }
    }
    assertEquals(KINDS, counts.keySet());
    assertTrue(counts.values().stream().allMatch(count -> count >= least), counts.toString());
  }

  /**
   * Items as the samples write them: without nulls, and every ignored part as {@code ignore: true},
   * every refused one as {@code refuse: true}.
   */
  private static Json items(List<MappingResult.Part> parts) {
    return new Json.Arr(
        parts.stream()
            .map(part ->
                switch (part) {
                  case MappingResult.Item item -> SampleCase.normalized(item.json());
                  case MappingResult.Ignored ignored ->
                      new Json.Obj(Map.of("ignore", new Json.Bool(true)));
                  case MappingResult.Foreign foreign ->
                      new Json.Obj(Map.of("ignore", new Json.Bool(true)));
                  case MappingResult.Refused refused ->
                      new Json.Obj(Map.of("refuse", new Json.Bool(true)));
                })
            .toList());
  }
}
