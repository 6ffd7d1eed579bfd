package dev.countersign.app.read;

import dev.countersign.app.read.QuestionHistory.Step;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.forms.event.InquiryChangedForm;
import dev.countersign.forms.event.InquiryChangedForm.InquiryChanged;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.StoredEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One inquiry of a tenant, and step by step what became of it. */
public final class ReadInquiry {
  /** What a step has of an {@code InquiryChanged}: what may change with an entry. */
  private static final List<String> OF_STEP =
      List.of("recorded_at", "state", "by", "code", "heard", "entry");

  private final QuestionHistory history;

  public ReadInquiry(Ledger ledger) {
    this.history = new QuestionHistory(ledger, Kind.INQUIRY, OF_STEP);
  }

  /**
   * The inquiry as it is listed, with the member {@code history}.
   *
   * @return none where the tenant has no such inquiry
   */
  public Optional<Json.Obj> of(TenantId tenant, InquiryId id) {
    return history.of(
        tenant,
        id.value(),
        entries -> entries.stream().flatMap(stored -> step(stored, id)).toList());
  }

  private static Stream<Step> step(StoredEntry stored, InquiryId id) {
    return stored.entry().registers().inquiry().stream()
        .filter(inquiry -> inquiry.id().equals(id))
        .filter(inquiry -> inquiry.changedBy() == stored.entry().seq())
        .map(inquiry -> new Step(stored, inquiry.recordedAt(), data(stored, inquiry)));
  }

  private static Json.Obj data(StoredEntry stored, Inquiry inquiry) {
    var changed = new InquiryChanged(stored.sealed(), inquiry, null);
    return QuestionJson.of(InquiryChangedForm.data(changed));
  }
}
