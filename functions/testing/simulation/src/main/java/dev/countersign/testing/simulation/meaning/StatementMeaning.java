package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleLinks;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an attestation. */
public final class StatementMeaning {
  private StatementMeaning() {}

  /**
   * How an attestation came.
   *
   * @param toldAt when it was decided: the same, but for a replay
   * @param digest the content digest in hexadecimal
   */
  public record Receipt(
      String source,
      String message,
      OracleAssurance assurance,
      Instant receivedAt,
      Instant toldAt,
      String digest) {}

  public static OracleStatement of(Json.Obj said, Receipt by) {
    var into = Members.objectOrNull(said, "into");
    return new OracleStatement(
        by.source,
        by.message,
        OracleStatement.Act.valueOf(Members.upper(Members.text(said, "act"))),
        Members.instantOrNull(said, "stated_at"),
        Members.instant(Members.text(said, "occurred_at")),
        by.receivedAt,
        by.toldAt,
        Members.instantOrNull(said, "effective_at"),
        value(Members.objectOrNull(said, "value")),
        Members.textOrNull(said, "reason"),
        facts(Members.objectOrNull(said, "facts")),
        links(said),
        into == null ? null : LinkMeaning.record(Members.object(into, "record")),
        by.assurance,
        by.digest);
  }

  private static @Nullable OracleValue value(Json.@Nullable Obj value) {
    return value == null
        ? null
        : new OracleValue(
            new BigDecimal(Members.text(value, "amount")), Members.text(value, "currency"));
  }

  private static OracleLinks links(Json.Obj said) {
    var record = Members.objectOrNull(said, "record");
    var subject = Members.objectOrNull(said, "subject");
    return new OracleLinks(
        Members.textOrNull(said, "session"),
        Members.textOrNull(said, "conversation"),
        record == null ? null : LinkMeaning.link(record),
        subject == null ? Set.of() : LinkMeaning.subject(subject));
  }

  /** By name, in Java's own types. */
  public static Map<String, @Nullable Object> facts(Json.@Nullable Obj facts) {
    Map<String, @Nullable Object> plain = new HashMap<>();
    if (facts != null) {
      facts.members().forEach((name, fact) -> plain.put(name, fact(fact)));
    }
    return plain;
  }

  private static @Nullable Object fact(Json fact) {
    return switch (fact) {
      case Json.Str(String text) -> text;
      case Json.Num(BigDecimal number) -> number;
      case Json.Bool(boolean flag) -> flag;
      case Json.Nil nothing -> null;
      case Json.Obj tree -> facts(tree);
      case Json.Arr(List<Json> items) -> items.stream().map(StatementMeaning::fact).toList();
    };
  }
}
