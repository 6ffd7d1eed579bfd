package dev.countersign.forms.entry;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.history.DisputeVerdict;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.money.Money;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an entry keeps of what was said about a dispute. */
final class DisputeTraceForm {
  private DisputeTraceForm() {}

  static void write(FormWriter out, Trace.Disputed said) throws IOException {
    out.text("code", said.code().wire());
    out.text("dispute", said.dispute());
    out.digest("evidence", said.evidence());
    out.text("source", said.source());
    out.text("verdict", said.verdict().wire());
  }

  static Trace.Disputed disputed(FormReader in) throws IOException {
    var code = WireNames.read(DisputeCode.class, in.text("code"));
    var dispute = in.text("dispute", DisputeId::new);
    var evidence = in.text("evidence", DigestForm::read);
    var source = in.text("source", SourceId::new);
    var verdict = WireNames.read(DisputeVerdict.class, in.text("verdict"));
    return new Trace.Disputed(dispute, source, evidence, code, verdict);
  }

  static void write(FormWriter out, Trace.OnDispute said) throws IOException {
    out.text("act", said.act().wire());
    switch (said.act()) {
      case DisputeAct.Offered(Money amount) -> out.money("amount", amount);
      case DisputeAct.Ruled ruled -> {
        if (ruled.finding() instanceof DisputeFinding.Adjusted(Money amount)) {
          out.money("amount", amount);
        }
        out.text("by", ruled.by());
      }
      case DisputeAct.Withdrawn withdrawn -> {}
      case DisputeAct.Contested contested -> {}
      case DisputeAct.Conceded conceded -> {}
    }
    out.text("dispute", said.dispute());
    out.digest("evidence", said.evidence());
    out.digest("message", said.messageOrNull());
    out.text("source", said.sourceOrNull());
    if (said.act() instanceof DisputeAct.Ruled ruled) {
      out.text("why", ruled.why());
    }
  }

  static Trace.OnDispute spoken(FormReader in) throws IOException {
    var act = in.text("act");
    var amount = in.moneyOrNull("amount");
    var by = in.textOrNull("by");
    var dispute = in.text("dispute", DisputeId::new);
    var evidence = in.text("evidence", DigestForm::read);
    var message = in.textOrNull("message", DigestForm::read);
    var source = in.textOrNull("source", SourceId::new);
    var why = in.textOrNull("why");
    return new Trace.OnDispute(dispute, act(act, amount, by, why), source, message, evidence);
  }

  private static DisputeAct act(
      String word, @Nullable Money amount, @Nullable String by, @Nullable String why) {
    return switch (word) {
      case "withdrawn" -> new DisputeAct.Withdrawn();
      case "contested" -> new DisputeAct.Contested();
      case "conceded" -> new DisputeAct.Conceded();
      case "offered" -> new DisputeAct.Offered(stated(amount));
      case "stands" -> ruled(new DisputeFinding.Stands(), by, why);
      case "falls" -> ruled(new DisputeFinding.Falls(), by, why);
      case "adjusted" -> ruled(new DisputeFinding.Adjusted(stated(amount)), by, why);
      default -> throw new IllegalArgumentException("no act");
    };
  }

  private static DisputeAct ruled(
      DisputeFinding finding, @Nullable String by, @Nullable String why) {
    return new DisputeAct.Ruled(finding, stated(by), stated(why));
  }

  private static <T> T stated(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("a member of the act is missing");
    }
    return value;
  }
}
