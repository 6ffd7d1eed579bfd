package dev.countersign.local.apply;

import dev.countersign.app.operate.apply.RuleTrial;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Tries the rules of terms on the examples of {@code infra/schemas/{attestation,session}}. */
public final class SchemaExamples {
  private static final Instant RECEIVED = Instant.parse("2026-11-02T10:00:10Z");

  private SchemaExamples() {}

  /**
   * A line for each rule that fails on the example. It is not refused: the example's facts are not
   * those of this tenant's CRM.
   */
  public static List<String> warnings(Content content) {
    var session = session();
    return content.terms().stream()
        .flatMap(file ->
            RuleTrial.over(file.value(), truth(file.value()), session).stream()
                .map(failing -> line(file, failing.rule())))
        .toList();
  }

  private static String line(Document<Terms> file, String rule) {
    return "%s: rule %s fails on the example of the schemas of attestation and session; where it"
            .formatted(file.file(), rule)
        + " fails on a result, a person must decide (rule_failed)";
  }

  private static Truth truth(Terms terms) {
    var said = read(AttestationForm.read(example("attestation"), RECEIVED));
    return new Truth(
        terms.billingSource(),
        new MessageId(Objects.requireNonNull(said.id())),
        terms.outcome(),
        said.record(),
        said.conversation(),
        said.session(),
        new TreeSet<>(),
        said.occurredAt(),
        Objects.requireNonNull(said.statedAt()),
        Objects.requireNonNull(said.statedAt()),
        RECEIVED,
        said.value(),
        said.reason(),
        said.facts(),
        List.of());
  }

  private static Session session() {
    var nobody = new Pseudonyms(Secret.ofText("a key for an example, of no tenant"));
    return read(SessionForm.read(example("session"), RECEIVED, null, nobody)).session();
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T> wrong -> throw new IllegalStateException(wrong.toString());
    };
  }

  /** The first example of a schema. */
  private static Json example(String form) {
    String file = "/schemas/" + form + ".schema.json";
    try (var in = Objects.requireNonNull(SchemaExamples.class.getResourceAsStream(file), file)) {
      var schema = (Json.Obj) read(StrictJson.parse(in.readAllBytes()));
      return ((Json.Arr) schema.get("examples").orElseThrow()).items().getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
