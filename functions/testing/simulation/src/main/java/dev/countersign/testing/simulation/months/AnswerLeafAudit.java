package dev.countersign.testing.simulation.months;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.testing.simulation.check.MonthSealing;
import dev.countersign.testing.simulation.check.WorldMonths;
import dev.countersign.testing.simulation.meaning.Members;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Holds the leaves of what was answered about months against the files beside these (docs/month.md,
 * section 11): each answer that was recorded is one leaf, in the month that was open then, or late;
 * and silence is one where nobody answered in time.
 *
 * @param findings gets what must not be
 */
record AnswerLeafAudit(
    MonthBucket bucket, MonthIndex index, WorldMonths lines, Consumer<String> findings) {
  /** What the file says of an answer beside its leaf. */
  private static final Set<String> NO_MEMBERS =
      Set.of("effect", "message", "content", "received_at");

  void check(String tenant, Instant now) {
    var wanted = new TreeMap<String, TreeMap<String, Json>>();
    for (MonthSealing month : lines.sealed()) {
      if (month.tenant().equals(tenant)) {
        var answers = lines.answers(tenant, month.period());
        silence(month, answers, now);
        for (Json.Obj answer : answers) {
          var members = new TreeMap<>(answer.members());
          members.keySet().removeAll(NO_MEMBERS);
          String key = "A/" + month.period() + "/" + Members.text(answer, "digest");
          members.put("key", new Json.Str(key));
          wanted.put(key, members);
        }
      }
    }
    var months = index.months(new TenantId(tenant));
    for (IndexedMonth month : months) {
      var period = month.period();
      bucket
          .bytes(tenant + "-" + period + ".sealed")
          .map(ReadMonth::sealed)
          .orElseGet(() -> ReadMonth.indexed(index, new TenantId(tenant), period))
          .leaves()
          .stream()
          .filter(leaf -> leaf.key().startsWith("A/"))
          .forEach(leaf -> check(tenant, month, months, leaf, wanted));
    }
    wanted.keySet().forEach(key -> findings.accept(tenant + ": answered, and in no month: " + key));
  }

  private void check(
      String tenant,
      IndexedMonth in,
      List<IndexedMonth> months,
      ReadLeaf leaf,
      TreeMap<String, TreeMap<String, Json>> wanted) {
    var members = new TreeMap<>(leaf.json().members());
    var late = members.remove("late");
    var expected = wanted.remove(leaf.key());
    if (!members.equals(expected)) {
      findings.accept(tenant + ": " + leaf.key() + ": " + members + ", not " + expected);
      return;
    }
    var at = Members.instant(Members.text(leaf.json(), "recorded_at"));
    var own =
        months.stream()
            .filter(month -> month.ends().isAfter(at))
            .findFirst()
            .orElseThrow()
            .period();
    boolean isThere = late == null ? own.equals(in.period()) : own.isBefore(in.period());
    if (!isThere || (late != null && !late.equals(new Json.Str(own.toString())))) {
      findings.accept(tenant + ": " + leaf.key() + " of " + own + " is in " + in.period());
    }
  }

  private void silence(MonthSealing month, List<Json.Obj> answers, Instant now) {
    long silent = answers.stream().filter(one -> one.get("silence").isPresent()).count();
    boolean isAnswered =
        answers.stream()
            .anyMatch(one ->
                Members.text(one, "effect").equals("counts") && one.get("silence").isEmpty());
    boolean isOver =
        month.answeredUntil().filter(until -> !until.isAfter(now)).isPresent()
            && month.review().orElseThrow().silence().equals("accepted");
    long wanted = isOver && !isAnswered ? 1 : 0;
    if (silent != wanted) {
      findings.accept(
          month.tenant() + "-" + month.period() + ": silence was noted " + silent + " times");
    }
  }
}
