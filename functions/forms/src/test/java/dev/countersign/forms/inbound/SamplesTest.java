package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.domain.Problem;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every sample in events: what is accepted reads well, what is rejected is named by reason and
 * place. {@code -Dgolden.update=true} writes the list of answers again, for a person to read.
 */
final class SamplesTest {
  private static final Path ROOT = root();
  private static final Instant RECEIVED = Instant.parse("2026-11-02T12:00:00Z");
  private static final Pseudonyms HASHES =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));

  @ParameterizedTest
  @MethodSource("accepted")
  void accepted_sample_isRead(Path sample) throws IOException {
    assertInstanceOf(Reading.Read.class, read(sample));
  }

  @Test
  void rejected_samples_areAnsweredAsTheListSays() throws IOException {
    var answers = new ArrayList<String>();
    for (Path sample : samples("rejected")) {
      String name = ROOT.resolve("events/rejected").relativize(sample).toString();
      var wrong = assertInstanceOf(Reading.Unreadable.class, read(sample), name);
      var first = (Problem) wrong.problems().getFirst();
      answers.add(name + "  " + first.reason() + "  " + first.pointer() + "  " + first.detail());
    }
    Path list = ROOT.resolve("events/rejected/answers.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(list, String.join("\n", answers) + "\n");
    }
    assertEquals(Files.readString(list), String.join("\n", answers) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attestation", "session"})
  void schema_ofAForm_takesTheAcceptedAndNoneOfAnotherShape(String form) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(ROOT.resolve("infra/schemas/" + form + ".schema.json")),
                InputFormat.JSON);
    for (Path sample : samples("accepted/" + form)) {
      assertEquals(
          List.of(), schema.validate(Files.readString(sample), InputFormat.JSON), sample + "");
    }
    var passed = new ArrayList<String>();
    for (Path sample : samples("rejected/" + form)) {
      if (schema.validate(Files.readString(sample), InputFormat.JSON).isEmpty()) {
        passed.add(sample.getFileName().toString());
      }
    }
    // What a schema can't say: it depends on the time, on a currency, or on two fields.
    List<String> beyond =
        form.equals("session")
            ? List.of("ends-before-it-starts.json", "recorded-at-no-time.json")
            : List.of(
                "amount-more-decimals-than-the-currency.json",
                "currency-unknown.json",
                "currency-without-minor-unit.json",
                "jpy-with-decimals.json",
                "occurred-at-in-the-future.json",
                "occurred-at-no-time.json");
    assertEquals(beyond, passed);
  }

  private static Reading<?> read(Path sample) throws IOException {
    byte[] bytes = Files.readAllBytes(sample);
    String kind = Objects.requireNonNull(sample.getParent()).getFileName().toString();
    return switch (kind) {
      case "json" -> StrictJson.parse(bytes);
      case "terms" -> TermsForm.read(new String(bytes, StandardCharsets.UTF_8));
      case "attestation" ->
          StrictJson.parse(bytes).then(json -> AttestationForm.read(json, RECEIVED));
      case "session" ->
          StrictJson.parse(bytes).then(json -> SessionForm.read(json, RECEIVED, null, HASHES));
      default -> throw new IllegalStateException("no form " + kind);
    };
  }

  static List<Path> accepted() throws IOException {
    return samples("accepted");
  }

  private static List<Path> samples(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("events").resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
