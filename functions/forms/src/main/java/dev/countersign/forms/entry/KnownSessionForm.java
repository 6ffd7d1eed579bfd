package dev.countersign.forms.entry;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import java.io.IOException;
import java.util.TreeSet;

/** A session, its agent and its strategy, as members of a canonical form. */
final class KnownSessionForm {
  private KnownSessionForm() {}

  static void write(FormWriter out, Session session) throws IOException {
    out.object("agent", session.agent(), KnownSessionForm::write);
    out.text("channel", session.channel());
    out.texts("claimed", session.claimed());
    out.digest("content", session.content());
    out.text("conversation", session.conversation());
    out.time("ended_at", session.endedAt());
    out.time("first_received_at", session.firstReceivedAt());
    out.text("handled_by", WireNames.of(session.handledBy()));
    out.text("id", session.id());
    out.texts("keys", MatchKeyForm.write(session.keys()));
    out.text("mode", WireNames.of(session.mode()));
    out.time("recorded_at", session.recordedAt());
    out.time("started_at", session.startedAt());
    out.object("strategy", session.strategy(), KnownSessionForm::write);
  }

  static Session read(FormReader in) throws IOException {
    var agent = in.object("agent", KnownSessionForm::agent);
    var channel = in.textOrNull("channel");
    var claimed = new TreeSet<>(in.texts("claimed", OutcomeType::new));
    var content = in.text("content", DigestForm::read);
    var conversation = in.textOrNull("conversation");
    var endedAt = in.timeOrNull("ended_at");
    var firstReceivedAt = in.time("first_received_at");
    var handledBy = WireNames.read(Session.HandledBy.class, in.text("handled_by"));
    var id = in.text("id", SessionId::new);
    var keys = new TreeSet<>(in.texts("keys", MatchKeyForm::read));
    var mode = WireNames.read(Session.Mode.class, in.text("mode"));
    var recordedAt = in.time("recorded_at");
    var startedAt = in.time("started_at");
    var strategy = in.objectOrNull("strategy", KnownSessionForm::strategy);
    return new Session(
        id,
        conversation,
        agent,
        channel,
        mode,
        handledBy,
        strategy,
        keys,
        startedAt,
        endedAt,
        recordedAt,
        firstReceivedAt,
        content,
        claimed);
  }

  static void write(FormWriter out, Session.Agent agent) throws IOException {
    out.text("id", agent.id());
    out.text("version", agent.version());
  }

  static Session.Agent agent(FormReader in) throws IOException {
    return new Session.Agent(in.text("id"), in.textOrNull("version"));
  }

  static void write(FormWriter out, Session.Strategy strategy) throws IOException {
    var arm = strategy.arm();
    out.text("arm", arm == null ? null : WireNames.of(arm));
    out.text("id", strategy.id());
  }

  static Session.Strategy strategy(FormReader in) throws IOException {
    var arm = in.textOrNull("arm", word -> WireNames.read(Session.Arm.class, word));
    return new Session.Strategy(in.text("id"), arm);
  }
}
