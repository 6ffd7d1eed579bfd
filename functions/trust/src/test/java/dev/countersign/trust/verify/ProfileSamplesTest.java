package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.mapping.MappingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every profile against its samples in {@code events/profiles}, which were signed with none of our
 * code.
 */
public final class ProfileSamplesTest {
  static final Path SAMPLES = Path.of("../../events/profiles");
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
  void verify_sample_isJudgedAsItSays(Path file) throws IOException {
    var wrong = new LinkedHashMap<String, String>();
    for (String line : Files.readAllLines(file)) {
      var sample = SampleCase.read(line);
      var verdict = sample.door().verify(sample.request());
      if (!sample.expected().equals(SampleCase.told(verdict))) {
        wrong.put(sample.name(), SampleCase.told(verdict) + " but should " + sample.expected());
      }
    }
    assertEquals(Map.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void map_sample_givesItsItems(Path file) throws IOException {
    int mapped = 0;
    for (String line : Files.readAllLines(file)) {
      var sample = SampleCase.read(line);
      if (sample.items().isPresent()) {
        var delivery =
            assertInstanceOf(Verification.Verified.class, sample.door().verify(sample.request()))
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
    boolean bodiesOnly = file.getFileName().toString().startsWith("standard-webhooks-v1a");
    assertTrue(mapped > 0 || bodiesOnly, file + " shows no mapping");
  }

  @Test
  void everyProfile_hasSamples_ofBothKinds() throws IOException {
    var verified = new LinkedHashMap<String, Integer>();
    var refused = new LinkedHashMap<String, Integer>();
    for (Path file : samples().toList()) {
      for (String line : Files.readAllLines(file)) {
        var sample = SampleCase.read(line);
        var counted = sample.expected().startsWith("verified") ? verified : refused;
        counted.merge(sample.profile().kind(), 1, Integer::sum);
      }
    }
    assertEquals(
        profiles(),
        samples()
            .map(file -> file.getFileName().toString().replace(".ndjson", ""))
            .collect(Collectors.toUnmodifiableSet()));
    assertTrue(verified.values().stream().allMatch(number -> number >= 10), verified.toString());
    assertTrue(refused.values().stream().allMatch(number -> number >= 20), refused.toString());
  }

  /** As the samples write them: without what is null, and any reason to ignore as true. */
  private static Json items(List<MappingResult.Part> parts) {
    return new Json.Arr(
        parts.stream()
            .map(part ->
                switch (part) {
                  case MappingResult.Item item -> SampleCase.bare(item.json());
                  case MappingResult.Ignored ignored ->
                      new Json.Obj(Map.of("ignore", new Json.Bool(true)));
                })
            .toList());
  }
}
