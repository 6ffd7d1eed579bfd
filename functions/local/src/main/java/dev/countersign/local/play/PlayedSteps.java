package dev.countersign.local.play;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.forms.event.InquiryChangedForm;
import java.io.IOException;
import java.util.Optional;

/** What becomes of inquiries in a scenario: most is done by time, which no line of it answers. */
final class PlayedSteps {
  private PlayedSteps() {}

  /** The inquiry that an entry changed, where no message about it did. */
  static Optional<Inquiry> of(Entry entry) {
    return entry
        .registers()
        .inquiry()
        .filter(inquiry -> inquiry.changedBy() == entry.seq())
        .filter(inquiry ->
            !(entry.trace() instanceof InquiryTrace.Asked)
                && !(entry.trace() instanceof InquiryTrace.OnInquiry));
  }

  /** Which inquiry, and where it stands. */
  static void inquiry(JsonGenerator json, Inquiry inquiry) throws IOException {
    json.writeStringField("inquiry", inquiry.id().value());
    json.writeStringField("kind", inquiry.type().wire());
    json.writeStringField("state", inquiry.state().wire());
    text(json, "by", inquiry.end().map(end -> end.by().wire()));
    text(json, "code", InquiryChangedForm.code(inquiry));
  }

  /** The step, with what it did to the outcome. */
  static void write(JsonGenerator json, Entry entry, Inquiry inquiry) throws IOException {
    json.writeStringField("at", entry.at().toString());
    json.writeStringField("claim", entry.claim().toString());
    inquiry(json, inquiry);
    text(json, "heard", inquiry.end().flatMap(InquiryEnd::heard).map(Object::toString));
    json.writeStringField("status", entry.status().wire());
    json.writeStringField("reason", entry.reasonOrNull());
  }

  private static void text(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }
}
