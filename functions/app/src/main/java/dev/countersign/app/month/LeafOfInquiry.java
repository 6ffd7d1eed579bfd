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

/** What the leaf of an entry says of the inquiry that the entry opened or ended. */
final class LeafOfInquiry {
  private LeafOfInquiry() {}

  /**
   * Its members; none where the entry changed no inquiry.
   *
   * @param deadline until when it can or could be answered, if that is told
   */
  static LeafMembers members(Entry entry, Optional<Instant> deadline) {
    return entry
        .registers()
        .inquiry()
        .filter(inquiry -> inquiry.changedBy() == entry.seq())
        .map(inquiry -> members(inquiry, entry, deadline))
        .orElseGet(LeafMembers::new);
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
   * The deadline of the outcome's inquiry while it is open, by the terms as they are; and where
   * silence ended it: that is ended at its deadline, however late it is found.
   */
  static Optional<Instant> deadline(Entry entry, Optional<TermsBook> book) {
    var silent =
        entry
            .registers()
            .inquiry()
            .flatMap(Inquiry::end)
            .filter(end -> end.by() == InquiryEndedBy.SILENCE)
            .map(InquiryEnd::at);
    return silent.or(() ->
        book.map(terms -> OutcomeReading.of(entry.registers(), terms, entry.at()))
            .flatMap(InquiryDeadline::of));
  }

  private static boolean opens(Entry entry) {
    return switch (entry.trace()) {
      case InquiryTrace.Drafted drafted -> true;
      case InquiryTrace.Asked asked -> true;
      default -> false;
    };
  }
}
