package dev.countersign.local.play;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.history.DisputeChanges;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.forms.event.InquiryChangedForm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What becomes of inquiries and disputes in a scenario without a line of it that is answered. */
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

  /** The disputes that an entry changed, where no message about them did: time, or the terms. */
  static List<Dispute> disputes(Entry entry, Optional<Entry> before) {
    if (!DisputeChanges.mayBeIn(entry)) {
      return List.of();
    }
    var answered = answered(entry);
    return DisputeChanges.of(entry, before).stream()
        .filter(dispute -> !dispute.id().equals(answered.orElse(null)))
        .toList();
  }

  /** The dispute that the entry's message is about; its answer tells that. */
  private static Optional<DisputeId> answered(Entry entry) {
    return switch (entry.trace()) {
      case Trace.Disputed said -> Optional.of(said.dispute());
      case Trace.OnDispute said -> Optional.of(said.dispute());
      default -> Optional.empty();
    };
  }

  /** The step, with what it did to the outcome. */
  static void write(JsonGenerator json, Entry entry, Dispute dispute) throws IOException {
    json.writeStringField("at", entry.at().toString());
    json.writeStringField("claim", entry.claim().toString());
    json.writeStringField("dispute", dispute.id().value());
    json.writeStringField("state", dispute.state().wire());
    text(json, "by", dispute.end().map(end -> end.by().wire()));
    json.writeStringField("code", dispute.code().wire());
    StatedAmount left = dispute.end().map(DisputeEnd::amountOrNull).orElse(null);
    if (left != null) {
      json.writeStringField("left", left.amount().decimal().toPlainString());
    }
    json.writeStringField("status", entry.status().wire());
    json.writeStringField("reason", entry.reasonOrNull());
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
