package dev.countersign.forms.entry;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.SellersAnswer;
import dev.countersign.domain.dispute.StatedAmount;
import java.io.IOException;

/** What an outcome keeps of its dispute. */
final class DisputeForm {
  private DisputeForm() {}

  static void write(FormWriter out, Dispute dispute) throws IOException {
    out.object("amount", dispute.amountOrNull(), DisputeForm::amount);
    out.object("answer", dispute.answerOrNull(), DisputeForm::answer);
    out.text("code", dispute.code().wire());
    out.object("end", dispute.endOrNull(), DisputeForm::end);
    out.digest("evidence", dispute.evidence());
    out.text("id", dispute.id());
    out.time("received_at", dispute.receivedAt());
    out.time("recorded_at", dispute.recordedAt());
    out.text("source", dispute.source());
  }

  static Dispute read(FormReader in) throws IOException {
    var amount = in.objectOrNull("amount", DisputeForm::amount);
    var answer = in.objectOrNull("answer", DisputeForm::answer);
    var code = WireNames.read(DisputeCode.class, in.text("code"));
    var end = in.objectOrNull("end", DisputeForm::end);
    var evidence = in.text("evidence", DigestForm::read);
    var id = in.text("id", DisputeId::new);
    var received = in.time("received_at");
    var recorded = in.time("recorded_at");
    var source = in.text("source", SourceId::new);
    return new Dispute(id, source, evidence, code, amount, received, recorded, answer, end);
  }

  private static void amount(FormWriter out, StatedAmount stated) throws IOException {
    out.money("money", stated.amount());
    out.time("said_at", stated.saidAt());
  }

  private static StatedAmount amount(FormReader in) throws IOException {
    var money = in.money("money");
    return new StatedAmount(money, in.time("said_at"));
  }

  private static void answer(FormWriter out, SellersAnswer answer) throws IOException {
    out.object("offer", answer.offerOrNull(), DisputeForm::amount);
    out.time("recorded_at", answer.recordedAt());
  }

  private static SellersAnswer answer(FormReader in) throws IOException {
    var offer = in.objectOrNull("offer", DisputeForm::amount);
    return new SellersAnswer(in.time("recorded_at"), offer);
  }

  private static void end(FormWriter out, DisputeEnd end) throws IOException {
    out.object("amount", end.amountOrNull(), DisputeForm::amount);
    out.time("at", end.at());
    out.text("by", end.by().wire());
    out.text("state", end.state().wire());
  }

  private static DisputeEnd end(FormReader in) throws IOException {
    var amount = in.objectOrNull("amount", DisputeForm::amount);
    var at = in.time("at");
    var by = WireNames.read(EndedBy.class, in.text("by"));
    return new DisputeEnd(WireNames.read(DisputeState.class, in.text("state")), by, at, amount);
  }
}
