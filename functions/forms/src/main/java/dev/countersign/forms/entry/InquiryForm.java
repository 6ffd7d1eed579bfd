package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.inquiry.InquiryEnd.InquiryEndedBy;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquiryOrigin;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.inquiry.InquiryType;
import java.io.IOException;

/** What an outcome keeps of its inquiry. */
final class InquiryForm {
  private InquiryForm() {}

  static void write(FormWriter out, Inquiry inquiry) throws IOException {
    out.number("changed_by", inquiry.changedBy());
    switch (inquiry.origin()) {
      case InquiryOrigin.Drafted drafted ->
          out.object("drafted", drafted, (o, it) -> o.time("claimed_at", it.claimedAt()));
      case InquiryOrigin.Sent sent -> {}
    }
    out.object("end", inquiry.endOrNull(), InquiryForm::end);
    out.text("id", inquiry.id());
    out.time("recorded_at", inquiry.recordedAt());
    if (inquiry.origin() instanceof InquiryOrigin.Sent sent) {
      out.object("sent", sent, InquiryForm::sent);
    }
    out.text("session", inquiry.sessionOrNull());
    out.text("type", inquiry.type().wire());
  }

  static Inquiry read(FormReader in) throws IOException {
    int changedBy = in.countOrNone("changed_by");
    var drafted =
        in.objectOrNull("drafted", i -> new InquiryOrigin.Drafted(i.time("claimed_at")));
    var end = in.objectOrNull("end", InquiryForm::end);
    var id = in.text("id", InquiryId::new);
    var recorded = in.time("recorded_at");
    InquiryOrigin origin = drafted == null ? in.object("sent", InquiryForm::sent) : drafted;
    var session = in.textOrNull("session", SessionId::new);
    var type = WireNames.read(InquiryType.class, in.text("type"));
    return new Inquiry(id, type, session, origin, recorded, end, changedBy);
  }

  private static void sent(FormWriter out, InquiryOrigin.Sent sent) throws IOException {
    var code = sent.codeOrNull();
    out.text("code", code == null ? null : code.wire());
    out.digest("evidence", sent.evidence());
    out.money("expected", sent.expectedOrNull());
    out.time("received_at", sent.receivedAt());
    out.text("source", sent.source());
  }

  private static InquiryOrigin.Sent sent(FormReader in) throws IOException {
    var code = in.textOrNull("code", word -> WireNames.read(DisputeCode.class, word));
    var evidence = in.text("evidence", DigestForm::read);
    var expected = in.moneyOrNull("expected");
    var received = in.time("received_at");
    return new InquiryOrigin.Sent(
        in.text("source", SourceId::new), evidence, code, expected, received);
  }

  private static void end(FormWriter out, InquiryEnd end) throws IOException {
    out.time("at", end.at());
    out.text("by", end.by().wire());
    out.text("code", end.code().map(DeclineCode::wire).orElse(null));
    out.text("heard", end.heardOrNull());
    out.text("state", end.state().wire());
  }

  private static InquiryEnd end(FormReader in) throws IOException {
    var at = in.time("at");
    var by = WireNames.read(InquiryEndedBy.class, in.text("by"));
    var code = in.textOrNull("code", word -> WireNames.read(DeclineCode.class, word));
    var heard = in.textOrNull("heard", Claim::parse);
    var state = WireNames.read(InquiryState.class, in.text("state"));
    return new InquiryEnd(state, by, at, code, heard);
  }
}
