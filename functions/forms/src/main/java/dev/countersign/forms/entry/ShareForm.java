package dev.countersign.forms.entry;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.pricing.Share;
import java.io.IOException;

/** One session's share of an amount. */
final class ShareForm {
  private ShareForm() {}

  static void write(FormWriter out, Share share) throws IOException {
    out.object("agent", share.agent(), KnownSessionForm::write);
    out.money("amount", share.amount());
    out.text("free", share.freeOrNull());
    out.text("session", share.session());
    out.object("strategy", share.strategy(), KnownSessionForm::write);
  }

  static Share read(FormReader in) throws IOException {
    var agent = in.object("agent", KnownSessionForm::agent);
    var amount = in.money("amount");
    var free = in.textOrNull("free");
    var session = in.text("session", SessionId::new);
    var strategy = in.objectOrNull("strategy", KnownSessionForm::strategy);
    return new Share(session, agent, strategy, amount, free);
  }
}
