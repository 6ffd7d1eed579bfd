package dev.countersign.forms.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Problem;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.SampleReader;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas say what the readers do: they take every good sample, and refuse what they can. */
final class SchemaSamplesTest {
  /** What a schema can't say: it hangs on the calendar, on a list elsewhere, or on two fields. */
  private static final Map<String, List<String>> BEYOND =
      Map.ofEntries(
          Map.entry(
              "attestation",
              List.of(
                  "amount-more-decimals-than-the-currency.json",
                  "currency-unknown.json",
                  "currency-without-minor-unit.json",
                  "effective-at-after-2099.json",
                  "facts-too-large.json",
                  "jpy-with-decimals.json",
                  "merged-occurred-in-the-future.json",
                  "noted-occurred-in-the-future.json",
                  "notice-after-2099.json",
                  "notice-without-stated-at.json",
                  "occurred-at-in-the-future.json",
                  "occurred-at-no-time.json",
                  "stated-at-before-2000.json",
                  "stated-at-in-the-future.json")),
          Map.entry(
              "session",
              List.of(
                  "ended-at-in-2100.json",
                  "ends-before-it-starts.json",
                  "recorded-at-in-the-future.json",
                  "started-at-in-1999.json",
                  "started-at-in-2100.json",
                  "started-at-in-the-future.json")),
          Map.entry(
              "billing",
              List.of(
                  "currency-unknown.yaml",
                  "engine-unknown.yaml",
                  "folder-an-address.yaml",
                  "folder-missing.yaml",
                  "from-in-1999.yaml",
                  "otherwise-now-of-sums.yaml",
                  "periods-of-an-engine-without.yaml",
                  "periods-zone-unknown.yaml",
                  "secret-missing.yaml",
                  "secret-unknown.yaml",
                  "secrets-missing.yaml",
                  "setting-missing.yaml",
                  "setting-no-name-of-a-host.yaml",
                  "setting-unknown.yaml",
                  "twice-at-the-same-address-written-otherwise.yaml",
                  "twice-by-two-engines-of-one-vendor.yaml",
                  "twice-one-outcome-of-both.yaml",
                  "twice-under-two-names.yaml",
                  "twice-with-one-inline-secret.yaml",
                  "url-missing.yaml",
                  "url-of-a-fixed-engine.yaml",
                  "url-with-a-query.yaml",
                  "url-with-a-slash.yaml")),
          Map.entry("resolution", List.of("dispute-adjusted-to-zero.json")),
          Map.entry("acceptance", List.of()),
          Map.entry(
              "dispute",
              List.of("amount-too-fine.json", "amount-zero.json", "currency-unknown.json")),
          Map.entry("answer", List.of("offered-zero.json")),
          Map.entry("inquiry", List.of("expected-of-no-currency.json", "expected-too-fine.json")),
          Map.entry(
              "tenant",
              List.of(
                  "month-after-half-an-hour.yaml",
                  "month-after-over-28-days.yaml",
                  "month-zone-unknown.yaml",
                  "reader-id-twice.yaml")),
          Map.entry(
              "source",
              List.of("map-no-jsonata.yaml", "not-after-no-day.yaml", "rate-with-a-point.yaml")),
          Map.entry(
              "terms",
              List.of(
                  "clawback-pro-rata-shorter-than-a-day.yaml",
                  "clawback-reason-in-two-rules.yaml",
                  "clawback-rule-for-all-not-last.yaml",
                  "clawback-step-until-beyond-the-calendar.yaml",
                  "clawback-steps-overlapping.yaml",
                  "clawback-until-beyond-the-calendar.yaml",
                  "currency-unknown.yaml",
                  "dispute-decide-beyond-the-calendar.yaml",
                  "effective-from-in-1999.yaml",
                  "effective-from-in-2100.yaml",
                  "free-when-no-jsonata.yaml",
                  "half-life-beyond-the-calendar.yaml",
                  "hold-beyond-the-calendar.yaml",
                  "inquiry-owed-by-a-percentage.yaml",
                  "inquiry-owed-from-a-fact.yaml",
                  "lock-beyond-the-calendar.yaml",
                  "price-each-finer-than-a-cent.yaml",
                  "price-each-of-half-a-yen.yaml",
                  "price-if-no-jsonata.yaml",
                  "price-list-of-two-currencies.yaml",
                  "price-list-of-units-and-money.yaml",
                  "price-list-that-ends-too-early.yaml",
                  "price-max-finer-than-a-cent.yaml",
                  "price-min-finer-than-a-cent.yaml",
                  "price-min-over-max.yaml",
                  "succeeds-a-stranger.yaml",
                  "succeeds-in-a-circle-of-the-gone.yaml",
                  "succeeds-in-a-circle.yaml",
                  "succeeds-itself.yaml",
                  "wait-beyond-the-calendar.yaml",
                  "window-longer-than-100-years.yaml",
                  "zone-unknown.yaml")));

  static Stream<String> forms() {
    return BEYOND.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void accepted_samples_areTaken(String form) throws IOException {
    var schema = validator(form);
    for (Path sample : samples("accepted", form)) {
      assertEquals(List.of(), schema.mistakes(json(sample)), sample.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void rejected_samples_areRefusedButForWhatNoSchemaCanSay(String form) throws IOException {
    var schema = validator(form);
    var taken = new ArrayList<String>();
    for (Path sample : samples("rejected", form)) {
      if (SampleReader.json(sample) instanceof Reading.Read<Json>(var value)
          && schema.mistakes(value).isEmpty()) {
        taken.add(sample.getFileName().toString());
      }
    }
    assertEquals(BEYOND.get(form), taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tenant", "source", "terms", "billing", "resolution", "dispute", "answer"})
  void rejected_samples_failAsTheSchemaDeclares(String form) throws IOException {
    var declared = DeclaredErrors.of(SchemaNode.named(form));
    for (Path sample : samples("rejected", form)) {
      var wrong = assertInstanceOf(Reading.Unreadable.class, SampleReader.read(sample));
      var first = (Problem) wrong.problems().getFirst();
      assertTrue(declared.has(first), sample + ": " + first.reason() + " at " + first.pointer());
    }
  }

  @Test
  void demoTenant_isTaken() throws IOException {
    for (Path file : ProjectFiles.under("infra/tenants", ".yaml")) {
      String folder = ProjectFiles.form(file);
      String form =
          switch (folder) {
            case "sources" -> "source";
            case "terms" -> "terms";
            default -> "tenant";
          };
      assertEquals(List.of(), validator(form).mistakes(json(file)), file.toString());
    }
  }

  @Test
  void scenariosTerms_areTaken() throws IOException {
    var schema = validator("terms");
    int taken = 0;
    for (Path scenario : ProjectFiles.under("events/scenarios", ".ndjson")) {
      for (Json terms : terms(scenario)) {
        assertEquals(List.of(), schema.mistakes(terms), scenario.toString());
        taken++;
      }
    }
    assertTrue(taken > 10, "terms found in the scenarios: " + taken);
  }

  private static List<Json> terms(Path scenario) throws IOException {
    return Files.readAllLines(scenario).stream()
        .filter(line -> line.startsWith("{"))
        .map(line -> StrictJson.parse(line.getBytes(StandardCharsets.UTF_8)))
        .flatMap(line -> line instanceof Reading.Read<Json>(Json.Obj o) ? Stream.of(o) : null)
        .flatMap(line -> line.get("terms").stream())
        .flatMap(terms -> ((Json.Arr) terms).items().stream())
        .toList();
  }

  private static SchemaValidator validator(String form) throws IOException {
    return SchemaValidator.of(SchemaNode.named(form).root());
  }

  private static List<Path> samples(String folder, String form) throws IOException {
    return ProjectFiles.under("events/" + folder + "/" + form, ".json", ".yaml");
  }

  private static Json json(Path sample) throws IOException {
    var read = assertInstanceOf(Reading.Read.class, SampleReader.json(sample), sample.toString());
    return (Json) read.value();
  }
}
