package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.mapping.MappingResult;
import dev.countersign.trust.mapping.MappingResult.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verified payloads with random changes: mapping never throws, and gives 1 to 100 parts in their
 * places or a problem. {@code -Dfuzz.seconds=600 -Dseed=1} for longer and other runs.
 */
final class MappingMutationTest {
  private static final long SECONDS = Long.getLong("fuzz.seconds", 2);
  private static final Path REPORT = Path.of("target/mutants.txt");
  private static final long SEED = Long.getLong("seed", 20_261_124L);

  /** The sample files that have items. */
  static Stream<Path> samples() throws IOException {
    var files = new ArrayList<Path>();
    for (Path file : ProfileSamplesTest.samples().toList()) {
      if (!mapped(file).isEmpty()) {
        files.add(file);
      }
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void map_mutant_givesPartsOrAProblem(Path file) throws IOException {
    var samples = mapped(file);
    var random = new Random(SEED);
    // There are about forty profiles, so each has a twentieth of the time of one kind of verifier.
    long end = System.nanoTime() + SECONDS * 50_000_000L;
    long tried = 0;
    do {
      tried++;
      var sample = samples.get(random.nextInt(samples.size()));
      var verified = (Verification.Verified) sample.verifier().verify(sample.request());
      byte[] payload = verified.delivery().payload().toArray();
      for (int i = random.nextInt(4); i >= 0; i--) {
        payload = Mutant.bytes(payload, random);
      }
      check(sample.mapper().map(Bytes.of(payload), null, sample.request().receivedAt()));
    } while (System.nanoTime() < end);
    String line = "map %s: %d mutants, seed %d%n".formatted(file.getFileName(), tried, SEED);
    report(line);
  }

  /** Members that are missing, null, of a wrong type, long or huge: each item has a verdict. */
  @ParameterizedTest
  @MethodSource("samples")
  void map_wrongMembers_givesItemsThatAreReadOrRefused(Path file) throws IOException {
    var payloads = payloads(mapped(file));
    var random = new Random(SEED);
    long end = System.nanoTime() + SECONDS * 50_000_000L;
    long tried = 0;
    while (!payloads.isEmpty() && (tried == 0 || System.nanoTime() < end)) {
      var payload = payloads.get(random.nextInt(payloads.size()));
      var mutant = PayloadMutant.of(payload.said(), random);
      var result = payload.mapper().map(mutant, null, payload.received());
      check(result);
      read(result, payload.received());
      tried++;
    }
    String line = "members %s: %d mutants, seed %d%n".formatted(file.getFileName(), tried, SEED);
    report(line);
  }

  /** A sample's payload, and what maps it. */
  private record Payload(Json said, Mapper mapper, Instant received) {}

  /** The payloads that are JSON. */
  private static List<Payload> payloads(List<SampleCase> samples) {
    var payloads = new ArrayList<Payload>();
    for (SampleCase sample : samples) {
      var verified = (Verification.Verified) sample.verifier().verify(sample.request());
      var read = StrictJson.parse(verified.delivery().payload().toArray());
      if (read instanceof Reading.Read<Json>(Json said)) {
        payloads.add(new Payload(said, sample.mapper(), sample.request().receivedAt()));
      }
    }
    return payloads;
  }

  private static void read(MappingResult result, Instant received) {
    if (result instanceof MappingResult.Items(List<Part> parts)) {
      for (Part part : parts) {
        if (part instanceof MappingResult.Item item
            && AttestationForm.read(item.json(), received)
                instanceof Reading.Unreadable<?> refused) {
          assertTrue(!refused.problems().isEmpty());
        }
      }
    }
  }

  private static void check(MappingResult result) {
    switch (result) {
      case MappingResult.Items items -> {
        int count = items.parts().size();
        assertTrue(count >= 1 && count <= 100, count + " parts");
        assertEquals(
            IntStream.range(0, count).boxed().toList(),
            items.parts().stream().map(Part::place).toList());
      }
      case MappingResult.Thin thin -> assertTrue(!thin.urls().isEmpty());
      case MappingResult.Unmapped unmapped -> assertTrue(!unmapped.problem().fix().isEmpty());
    }
  }

  private static List<SampleCase> mapped(Path file) throws IOException {
    var samples = new ArrayList<SampleCase>();
    for (String line : Files.readAllLines(file)) {
      var sample = SampleCase.read(line);
      if (sample.items().isPresent()) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static void report(String line) throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
