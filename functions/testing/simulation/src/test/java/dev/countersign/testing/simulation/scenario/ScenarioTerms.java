package dev.countersign.testing.simulation.scenario;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleClawback;
import dev.countersign.testing.oracle.OracleFreeRule;
import dev.countersign.testing.oracle.OraclePrice;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Reads one version of terms as scenarios write it. */
final class ScenarioTerms {
  /** The conditions that scenarios use, in Java. */
  private static final Map<String, BiPredicate<OracleStatement, OracleSession>> CONDITIONS =
      Map.of(
          "attestation.facts.known = true",
          (said, session) -> "true".equals(said.facts().get("known")),
          "attestation.facts.previous_status = 'solved'",
          (said, session) -> "solved".equals(said.facts().get("previous_status")));

  private ScenarioTerms() {}

  static OracleTerms read(Json.Obj terms) {
    var match = object(terms, "match");
    var by = EnumSet.noneOf(OracleTerms.By.class);
    texts(match, "by").forEach(word -> by.add(OracleTerms.By.valueOf(upper(word))));
    var hold = objectOrNull(terms, "hold");
    var half = textOrNull(terms, "half_life");
    return new OracleTerms(
        number(terms, "version").intValueExact(),
        instant(text(terms, "effective_from")),
        ZoneId.of(text(terms, "zone")),
        texts(terms, "sources"),
        OracleAssurance.valueOf(upper(text(terms, "assurance"))),
        by,
        OracleSpan.of(text(match, "window")),
        OracleSpan.of(text(match, "wait")),
        OracleTerms.Attribution.valueOf(upper(text(terms, "attribution"))),
        half == null ? OracleSpan.NONE : OracleSpan.of(half),
        price(object(terms, "price")),
        hold == null ? "occurred_at" : text(hold, "from"),
        hold == null ? OracleSpan.NONE : OracleSpan.of(text(hold, "for")),
        items(terms, "free_when").stream()
            .filter(
                rule -> !(rule instanceof Json.Str(String word)) || word.equals("human_handled"))
            .map(ScenarioTerms::free)
            .toList(),
        "review".equals(textOrNull(terms, "on_conflict"))
            ? OracleTerms.OnConflict.REVIEW
            : OracleTerms.OnConflict.KEEP,
        clawback(objectOrNull(terms, "clawback")));
  }

  private static OraclePrice price(Json.Obj price) {
    var rounding = textOrNull(price, "rounding");
    return new OraclePrice(
        decimalOrNull(price, "each"),
        decimalOrNull(price, "percent"),
        decimalOrNull(price, "min"),
        decimalOrNull(price, "max"),
        text(price, "currency"),
        rounding == null ? RoundingMode.HALF_EVEN : RoundingMode.valueOf(rounding));
  }

  private static OracleFreeRule free(Json rule) {
    if (rule instanceof Json.Obj own) {
      var condition = CONDITIONS.get(text(own, "if"));
      if (condition == null) {
        throw new IllegalArgumentException("a condition not known here");
      }
      return new OracleFreeRule(text(own, "reason"), condition);
    }
    return OracleFreeRule.HUMAN_HANDLED;
  }

  private static OracleClawback clawback(Json.@Nullable Obj clause) {
    if (clause == null) {
      return OracleClawback.ALWAYS;
    }
    var from = text(clause, "from");
    var steps = items(clause, "steps");
    if (!steps.isEmpty()) {
      return OracleClawback.steps(
          from,
          steps.stream()
              .map(Json.Obj.class::cast)
              .map(step ->
                  new OracleClawback.Step(
                      OracleSpan.of(text(step, "until")), new BigDecimal(text(step, "refund"))))
              .toList());
    }
    var until = text(clause, "until");
    return text(clause, "refund").equals("full")
        ? OracleClawback.full(from, until)
        : OracleClawback.proRata(from, until);
  }

  static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  static Json.Obj object(Json.Obj in, String name) {
    return (Json.Obj) in.get(name).orElseThrow();
  }

  static Json.@Nullable Obj objectOrNull(Json.Obj in, String name) {
    return in.get(name).map(Json.Obj.class::cast).orElse(null);
  }

  static String text(Json.Obj in, String name) {
    return ((Json.Str) in.get(name).orElseThrow()).value();
  }

  static @Nullable String textOrNull(Json.Obj in, String name) {
    return in.get(name).map(value -> ((Json.Str) value).value()).orElse(null);
  }

  static List<Json> items(Json.Obj in, String name) {
    return in.get(name).map(value -> ((Json.Arr) value).items()).orElse(List.of());
  }

  private static List<String> texts(Json.Obj in, String name) {
    return items(in, name).stream().map(item -> ((Json.Str) item).value()).toList();
  }

  private static BigDecimal number(Json.Obj in, String name) {
    return ((Json.Num) in.get(name).orElseThrow()).value();
  }

  private static @Nullable BigDecimal decimalOrNull(Json.Obj in, String name) {
    var text = textOrNull(in, name);
    return text == null ? null : new BigDecimal(text);
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
