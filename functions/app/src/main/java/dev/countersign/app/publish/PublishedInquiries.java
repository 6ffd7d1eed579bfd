package dev.countersign.app.publish;

import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.billing.InquiryDeadline;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.forms.event.InquiryChangedForm;
import dev.countersign.forms.event.InquiryChangedForm.InquiryChanged;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.StoredEntry;
import java.util.List;
import java.util.Optional;

/**
 * What publishing says of inquiries: their events, and the list of them. Repeating it changes
 * nothing; an entry that changes none costs no request.
 */
record PublishedInquiries(Ledger ledger, Contracts contracts) {

  /** The event that tells how an entry changed an inquiry: nearly always none. */
  List<PublishedEvent> events(StoredEntry stored) {
    return changed(stored).stream()
        .map(changed -> InquiryChangedForm.event(changed, stored.receipt()))
        .toList();
  }

  /** Whether an entry opened an inquiry or changed its state. */
  boolean concern(StoredEntry stored) {
    return changedIn(stored.entry()).isPresent();
  }

  /** Writes how the inquiry stands that an entry changed. */
  void list(StoredEntry stored) {
    changed(stored).ifPresent(changed -> list(stored, changed));
  }

  private void list(StoredEntry stored, InquiryChanged changed) {
    var inquiry = changed.inquiry();
    var deadline = Optional.ofNullable(changed.deadlineOrNull()).orElse(Question.NO_END);
    ledger
        .questions()
        .put(
            stored.entry().tenant(),
            new Question(
                Question.Kind.INQUIRY,
                inquiry.id().value(),
                inquiry.recordedAt(),
                stored.entry().seq(),
                inquiry.isOpen() ? deadline : null,
                Bytes.of(InquiryChangedForm.data(changed))));
  }

  private Optional<InquiryChanged> changed(StoredEntry stored) {
    var entry = stored.entry();
    return changedIn(entry)
        .map(inquiry ->
            new InquiryChanged(
                stored.sealed(),
                inquiry,
                contracts
                    .book(entry.tenant(), entry.claim().type())
                    .map(book -> OutcomeReading.of(entry.registers(), book, entry.at()))
                    .flatMap(InquiryDeadline::of)
                    .orElse(null)));
  }

  private static Optional<Inquiry> changedIn(Entry entry) {
    return entry.registers().inquiry().filter(inquiry -> inquiry.changedBy() == entry.seq());
  }
}
