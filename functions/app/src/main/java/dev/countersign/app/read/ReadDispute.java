package dev.countersign.app.read;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.history.DisputeChanges;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.event.DisputeChanged;
import dev.countersign.forms.event.DisputeChangedForm;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.StoredEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One dispute of a tenant, and step by step what became of it. */
public final class ReadDispute {
  /** What a step has of a {@code DisputeChanged}: what may change with an entry. */
  private static final List<String> OF_STEP =
      List.of("recorded_at", "state", "by", "answer", "offer", "left", "entry");

  private final Ledger ledger;

  public ReadDispute(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A dispute as an entry left it. */
  private record Step(StoredEntry stored, Dispute dispute) {
    Json.Obj data() {
      var changed = new DisputeChanged(stored.sealed(), dispute, null, null, null);
      return QuestionJson.of(DisputeChangedForm.data(changed));
    }

    Json.Obj json() {
      var data = data();
      Map<String, Json> members = new LinkedHashMap<>();
      var entry = stored.entry();
      members.put("seq", new Json.Num(BigDecimal.valueOf(entry.seq())));
      OF_STEP.forEach(name -> data.get(name).ifPresent(value -> members.put(name, value)));
      if (!entry.results().isEmpty()) {
        members.put("results", new Json.Arr(entry.results().stream().map(Step::id).toList()));
      }
      return new Json.Obj(members);
    }

    private static Json id(ResultEvent result) {
      return new Json.Str(result.id().value());
    }
  }

  /**
   * The dispute as it is listed, with the member {@code history}: a step for each entry that changed
   * it, and the result events which that entry published.
   *
   * @return none where the tenant has no such dispute
   */
  public Optional<Json.Obj> of(TenantId tenant, DisputeId id) {
    return ledger
        .namedOutcomes()
        .find(tenant, id.value())
        .map(name -> steps(ledger.outcomes().history(tenant, name.claim()), id))
        .filter(steps -> !steps.isEmpty())
        .map(steps -> told(tenant, steps));
  }

  private static List<Step> steps(List<StoredEntry> history, DisputeId id) {
    var steps = new ArrayList<Step>();
    Optional<Entry> before = Optional.empty();
    for (StoredEntry stored : history) {
      for (Dispute dispute : DisputeChanges.of(stored.entry(), before)) {
        if (dispute.id().equals(id)) {
          steps.add(new Step(stored, dispute));
        }
      }
      before = Optional.of(stored.entry());
    }
    return steps;
  }

  /** What was decided a moment ago may not be listed yet: then the last step is told. */
  private Json.Obj told(TenantId tenant, List<Step> steps) {
    var last = steps.getLast();
    var dispute = last.dispute();
    var head =
        ledger
            .questions()
            .find(tenant, Kind.DISPUTE, dispute.recordedAt(), dispute.id().value())
            .filter(listed -> listed.seq() >= last.stored().entry().seq())
            .map(Question::said)
            .map(said -> QuestionJson.of(said.toArray()))
            .orElseGet(last::data);
    Map<String, Json> members = new LinkedHashMap<>(head.members());
    members.put("history", new Json.Arr(steps.stream().<Json>map(Step::json).toList()));
    return new Json.Obj(members);
  }
}
