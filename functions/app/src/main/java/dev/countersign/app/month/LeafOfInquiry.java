package dev.countersign.app.month;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.forms.event.InquiryChangedForm;
import dev.countersign.forms.json.Json;

/** What the leaf of an entry says of the inquiry that the entry opened or ended. */
final class LeafOfInquiry {
  private LeafOfInquiry() {}

  /** Its members; none where the entry changed no inquiry. */
  static LeafMembers members(Entry entry) {
    return entry
        .registers()
        .inquiry()
        .filter(inquiry -> inquiry.changedBy() == entry.seq())
        .map(inquiry -> members(inquiry, entry))
        .orElseGet(LeafMembers::new);
  }

  private static LeafMembers members(Inquiry inquiry, Entry entry) {
    var members =
        new LeafMembers()
            .text("id", inquiry.id())
            .text("kind", inquiry.type().wire())
            .text("code", InquiryChangedForm.code(inquiry))
            .text("state", inquiry.state().wire())
            .text("by", inquiry.end().map(end -> end.by().wire()));
    return opens(entry) ? members.put("opened", new Json.Bool(true)) : members;
  }

  private static boolean opens(Entry entry) {
    return switch (entry.trace()) {
      case InquiryTrace.Drafted drafted -> true;
      case InquiryTrace.Asked asked -> true;
      default -> false;
    };
  }
}
