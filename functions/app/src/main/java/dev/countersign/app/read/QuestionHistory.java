package dev.countersign.app.read;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.StoredEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells a dispute or an inquiry with its history, which its outcome's entries have. */
final class QuestionHistory {
  private final Ledger ledger;
  private final Kind kind;
  private final List<String> changing;

  /**
   * Of questions of this kind.
   *
   * @param changing the members of what is published that may change with an entry
   */
  QuestionHistory(Ledger ledger, Kind kind, List<String> changing) {
    this.ledger = ledger;
    this.kind = kind;
    this.changing = changing;
  }

  /**
   * What an entry made of it.
   *
   * @param data what is published of it, without a deadline
   */
  record Step(StoredEntry stored, Instant openedAt, Json.Obj data) {}

  /**
   * The question as it is listed, with the member {@code history}: a step for each entry that
   * changed it, and the result events which that entry published.
   *
   * @param steps those of an outcome's entries that are of the question
   * @return none where the tenant has no such question
   */
  Optional<Json.Obj> of(TenantId tenant, String id, Function<List<StoredEntry>, List<Step>> steps) {
    return ledger
        .namedOutcomes()
        .find(tenant, id)
        .map(name -> steps.apply(ledger.outcomes().history(tenant, name.claim())))
        .filter(found -> !found.isEmpty())
        .map(found -> told(tenant, id, found));
  }

  /** What was decided a moment ago may not be listed yet: then the last step is told. */
  private Json.Obj told(TenantId tenant, String id, List<Step> steps) {
    var last = steps.getLast();
    var head =
        ledger
            .questions()
            .find(tenant, kind, last.openedAt(), id)
            .filter(listed -> listed.seq() >= last.stored().entry().seq())
            .map(Question::said)
            .map(said -> QuestionJson.of(said.toArray()))
            .orElseGet(last::data);
    Map<String, Json> members = new LinkedHashMap<>(head.members());
    members.put("history", new Json.Arr(steps.stream().<Json>map(this::json).toList()));
    return new Json.Obj(members);
  }

  private Json.Obj json(Step step) {
    Map<String, Json> members = new LinkedHashMap<>();
    var entry = step.stored().entry();
    members.put("seq", new Json.Num(BigDecimal.valueOf(entry.seq())));
    changing.forEach(name -> step.data().get(name).ifPresent(value -> members.put(name, value)));
    if (!entry.results().isEmpty()) {
      members.put(
          "results", new Json.Arr(entry.results().stream().map(QuestionHistory::id).toList()));
    }
    return new Json.Obj(members);
  }

  private static Json id(ResultEvent result) {
    return new Json.Str(result.id().value());
  }
}
