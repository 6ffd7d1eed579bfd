package dev.countersign.forms.entry;

import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.registers.SourceRegister;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import java.io.IOException;
import java.util.TreeSet;

/** A statement in its source's register, which names its source, assurance and outcome type. */
final class StatementForm {
  private StatementForm() {}

  static void write(FormWriter out, Statement said) throws IOException {
    out.text("act", WireNames.of(said.act()));
    out.digest("content", said.content());
    out.text("conversation", said.conversation());
    out.digest("evidence", said.evidence());
    out.facts("facts", said.facts());
    out.texts("keys", MatchKeyForm.write(said.keys()));
    out.text("message", said.message());
    out.time("occurred_at", said.occurredAt());
    out.text("reason", said.reason());
    out.time("received_at", said.receivedAt());
    out.object("record", said.record(), StatementForm::write);
    out.text("session", said.session());
    out.time("stated_at", said.statedAt());
    out.money("value", said.value());
  }

  static Statement read(FormReader in, SourceRegister.Key by, OutcomeType type) throws IOException {
    var act = WireNames.read(Act.class, in.text("act"));
    var content = in.text("content", DigestForm::read);
    var conversation = in.textOrNull("conversation");
    var evidence = in.text("evidence", DigestForm::read);
    var facts = in.facts("facts");
    var keys = new TreeSet<>(in.texts("keys", MatchKeyForm::read));
    var message = in.text("message", MessageId::new);
    var occurredAt = in.time("occurred_at");
    var reason = in.textOrNull("reason");
    var receivedAt = in.time("received_at");
    var record = in.objectOrNull("record", StatementForm::record);
    var session = in.textOrNull("session");
    var statedAt = in.time("stated_at");
    var value = in.moneyOrNull("value");
    return new Statement(
        by.source(),
        message,
        act,
        type,
        record,
        conversation,
        session,
        keys,
        occurredAt,
        statedAt,
        receivedAt,
        value,
        reason,
        facts,
        by.assurance(),
        content,
        evidence);
  }

  private static void write(FormWriter out, RecordRef record) throws IOException {
    out.text("id", record.id());
    out.text("type", record.type());
  }

  private static RecordRef record(FormReader in) throws IOException {
    var id = in.text("id");
    return new RecordRef(in.text("type"), id);
  }
}
