package dev.countersign.app.read;

import dev.countersign.app.read.QuestionHistory.Step;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.history.DisputeChanges;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.event.DisputeChanged;
import dev.countersign.forms.event.DisputeChangedForm;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One dispute of a tenant, and step by step what became of it. */
public final class ReadDispute {
  /** What a step has of a {@code DisputeChanged}: what may change with an entry. */
  private static final List<String> OF_STEP =
      List.of("recorded_at", "state", "by", "answer", "offer", "left", "entry");

  private final QuestionHistory history;

  public ReadDispute(Ledger ledger) {
    this.history = new QuestionHistory(ledger, Kind.DISPUTE, OF_STEP);
  }

  /**
   * The dispute as it is listed, with the member {@code history}.
   *
   * @return none where the tenant has no such dispute
   */
  public Optional<Json.Obj> of(TenantId tenant, DisputeId id) {
    return history.of(tenant, id.value(), entries -> steps(entries, id));
  }

  private static List<Step> steps(List<StoredEntry> entries, DisputeId id) {
    var steps = new ArrayList<Step>();
    Optional<Entry> before = Optional.empty();
    for (StoredEntry stored : entries) {
      for (Dispute dispute : DisputeChanges.of(stored.entry(), before)) {
        if (dispute.id().equals(id)) {
          steps.add(new Step(stored, dispute.recordedAt(), data(stored, dispute)));
        }
      }
      before = Optional.of(stored.entry());
    }
    return steps;
  }

  private static Json.Obj data(StoredEntry stored, Dispute dispute) {
    var changed = new DisputeChanged(stored.sealed(), dispute, null, null, null);
    return QuestionJson.of(DisputeChangedForm.data(changed));
  }
}
