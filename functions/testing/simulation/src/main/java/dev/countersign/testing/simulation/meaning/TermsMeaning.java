package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleClawback;
import dev.countersign.testing.oracle.OracleFreeRule;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleTerms;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one version of terms. */
public final class TermsMeaning {
  private TermsMeaning() {}

  /** Reads terms that are written as YAML. */
  public static OracleTerms ofYaml(String text) {
    return switch (YamlText.parse(text)) {
      case Reading.Read<YamlText>(YamlText read) -> of((Json.Obj) read.root());
      case Reading.Unreadable<YamlText> wrong ->
          throw new IllegalArgumentException(wrong.problems().toString());
    };
  }

  public static OracleTerms of(Json.Obj terms) {
    var match = Members.object(terms, "match");
    var zone = Members.textOrNull(terms, "zone");
    var grade = Members.textOrNull(terms, "assurance");
    var attribution = Members.textOrNull(terms, "attribution");
    var half = Members.textOrNull(terms, "half_life");
    return new OracleTerms(
        Members.number(terms, "version"),
        Members.instant(Members.text(terms, "effective_from")),
        ZoneId.of(zone == null ? "UTC" : zone),
        Members.texts(terms, "sources"),
        succeeds(Members.objectOrNull(terms, "succeeds")),
        grade == null ? OracleAssurance.BODY_SIGNED : OracleAssurance.valueOf(Members.upper(grade)),
        Members.texts(match, "by").stream()
            .map(word -> OracleTerms.By.valueOf(Members.upper(word)))
            .collect(Collectors.toSet()),
        OracleSpan.of(Members.text(match, "window")),
        OracleSpan.of(Members.text(match, "wait")),
        attribution == null
            ? OracleTerms.Attribution.LAST
            : OracleTerms.Attribution.valueOf(Members.upper(attribution)),
        half == null ? OracleSpan.NONE : OracleSpan.of(half),
        Members.oneOrList(terms, "price").stream().map(PriceMeaning::of).toList(),
        after(Members.objectOrNull(terms, "hold")),
        after(Members.objectOrNull(terms, "lock")),
        Members.items(terms, "free_when").stream()
            .filter(
                rule -> !(rule instanceof Json.Str(String word)) || word.equals("human_handled"))
            .map(TermsMeaning::free)
            .toList(),
        "review".equals(Members.textOrNull(terms, "on_conflict"))
            ? OracleTerms.OnConflict.REVIEW
            : OracleTerms.OnConflict.KEEP,
        Members.oneOrList(terms, "clawback").stream().map(TermsMeaning::clawback).toList(),
        ClauseMeaning.dispute(Members.objectOrNull(terms, "dispute")),
        ClauseMeaning.inquiry(Members.objectOrNull(terms, "inquiry")));
  }

  private static Map<String, List<String>> succeeds(Json.@Nullable Obj clause) {
    var succeeds = new HashMap<String, List<String>>();
    if (clause != null) {
      clause.members().keySet().forEach(name -> succeeds.put(name, Members.texts(clause, name)));
    }
    return succeeds;
  }

  private static OracleTerms.@Nullable After after(Json.@Nullable Obj clause) {
    return clause == null
        ? null
        : new OracleTerms.After(from(clause), OracleSpan.of(Members.text(clause, "for")));
  }

  private static OracleFreeRule free(Json rule) {
    return rule instanceof Json.Obj own
        ? new OracleFreeRule(Members.text(own, "reason"), RuleMeanings.of(Members.text(own, "if")))
        : OracleFreeRule.HUMAN_HANDLED;
  }

  private static OracleClawback clawback(Json.Obj clause) {
    var until = Members.textOrNull(clause, "until");
    var steps =
        Members.items(clause, "steps").stream()
            .map(Json.Obj.class::cast)
            .map(step ->
                new OracleClawback.Step(
                    OracleSpan.of(Members.text(step, "until")),
                    new BigDecimal(Members.text(step, "refund"))))
            .toList();
    return new OracleClawback(
        clause.get("reasons").isEmpty() ? null : Set.copyOf(Members.texts(clause, "reasons")),
        refund(clause, steps),
        from(clause),
        until == null ? null : OracleSpan.of(until),
        steps);
  }

  private static OracleClawback.Refund refund(Json.Obj clause, List<OracleClawback.Step> steps) {
    return steps.isEmpty()
        ? "pro_rata".equals(Members.textOrNull(clause, "refund"))
            ? OracleClawback.Refund.PRO_RATA
            : OracleClawback.Refund.FULL
        : OracleClawback.Refund.STEPS;
  }

  private static String from(Json.Obj clause) {
    var from = Members.textOrNull(clause, "from");
    return from == null ? "occurred_at" : from;
  }
}
