package dev.countersign.app.month;

import dev.countersign.domain.billing.InquiryDeadline;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.inquiry.InquiryEnd.InquiryEndedBy;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.event.InquiryChangedForm;
import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What the leaf of an entry says of the inquiry that the entry opened or ended. */
final class LeafOfInquiry {
  private LeafOfInquiry() {}

  /**
   * Its members; none where the entry changed no inquiry.
   *
   * @param deadline until when it can or could be answered, if that is told
   */
  static LeafMembers members(Entry entry, Optional<Instant> deadline) {
    return changed(entry)
        .map(inquiry -> members(inquiry, entry, deadline))
        .orElseGet(LeafMembers::new);
  }

  private static Optional<Inquiry> changed(Entry entry) {
    return entry.registers().inquiry().filter(inquiry -> inquiry.changedBy() == entry.seq());
  }

  private static LeafMembers members(Inquiry inquiry, Entry entry, Optional<Instant> deadline) {
    var members =
        new LeafMembers()
            .text("id", inquiry.id())
            .text("kind", inquiry.type().wire())
            .text("code", InquiryChangedForm.code(inquiry))
            .text("state", inquiry.state().wire())
            .text("by", inquiry.end().map(end -> end.by().wire()))
            .text("deadline", deadline);
    return opens(entry) ? members.put("opened", new Json.Bool(true)) : members;
  }

  /**
   * The deadline of the inquiry that the entry changed: while it is open, by the terms as they are;
   * and where silence ended it, which is ended at its deadline, however late it is found.
   *
   * @param book the outcome's terms; read for an open inquiry alone
   */
  static Optional<Instant> deadline(Entry entry, Supplier<Optional<TermsBook>> book) {
    return changed(entry)
        .flatMap(inquiry ->
            inquiry.isOpen()
                ? book.get()
                    .map(terms -> OutcomeReading.of(entry.registers(), terms, entry.at()))
                    .flatMap(InquiryDeadline::of)
                : inquiry
                    .end()
                    .filter(end -> end.by() == InquiryEndedBy.SILENCE)
                    .map(InquiryEnd::at));
  }

  private static boolean opens(Entry entry) {
    return switch (entry.trace()) {
      case InquiryTrace.Drafted drafted -> true;
      case InquiryTrace.Asked asked -> true;
      default -> false;
    };
  }
}
