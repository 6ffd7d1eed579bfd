package dev.countersign.forms.entry;

import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A statement that an outcome keeps. Its entry names the outcome's type; its {@code stated_at} is
 * left out where it is its {@code occurred_at}, and {@code provable_to} where it is what a shared
 * secret leaves of its grade.
 */
final class StatementForm {
  private StatementForm() {}

  static void write(FormWriter out, Statement said, OutcomeType type) throws IOException {
    if (!said.outcome().equals(type)) {
      throw new IllegalArgumentException("a statement of another outcome's type");
    }
    out.text("act", WireNames.of(said.act()));
    out.text("assurance", said.assurance().wire());
    out.text("by", said.source());
    out.digest("content", said.content());
    out.text("conversation", said.conversation());
    out.time("effective_at", said.effectiveAt());
    out.digest("evidence", said.evidence());
    out.facts("facts", said.facts());
    out.object("into", said.into(), StatementForm::write);
    out.texts("keys", MatchKeyForm.write(said.keys()));
    out.text("message", said.message());
    out.time("occurred_at", said.occurredAt());
    out.text("provable_to", otherThanBySecret(said));
    out.text("reason", said.reason());
    out.time("received_at", said.receivedAt());
    out.object("record", said.record(), StatementForm::write);
    out.text("session", said.session());
    out.time("stated_at", otherThan(said.occurredAt(), said.statedAt()));
    out.money("value", said.value());
  }

  static Statement read(FormReader in, OutcomeType type) throws IOException {
    var act = WireNames.read(Act.class, in.text("act"));
    var assurance = in.text("assurance", WireNames::assurance);
    var by = in.text("by", SourceId::new);
    var content = in.text("content", DigestForm::read);
    var conversation = in.textOrNull("conversation");
    var effectiveAt = in.timeOrNull("effective_at");
    var evidence = in.text("evidence", DigestForm::read);
    var facts = in.facts("facts");
    var into = in.objectOrNull("into", StatementForm::record);
    var keys = new TreeSet<>(in.texts("keys", MatchKeyForm::read));
    var message = in.text("message", MessageId::new);
    var occurredAt = in.time("occurred_at");
    var provableTo = in.textOrNull("provable_to", WireNames::provableTo);
    var reason = in.textOrNull("reason");
    var receivedAt = in.time("received_at");
    var record = in.objectOrNull("record", StatementForm::record);
    var session = in.textOrNull("session");
    var statedAt = in.timeOrNull("stated_at");
    var value = in.moneyOrNull("value");
    return new Statement(
        by,
        message,
        act,
        type,
        record,
        conversation,
        session,
        keys,
        occurredAt,
        Objects.requireNonNullElse(statedAt, occurredAt),
        effectiveAt,
        receivedAt,
        value,
        reason,
        facts,
        into,
        assurance,
        Objects.requireNonNullElse(provableTo, ProvableTo.bySecret(assurance)),
        content,
        evidence);
  }

  private static @Nullable String otherThanBySecret(Statement said) {
    var provableTo = said.provableTo();
    return provableTo == ProvableTo.bySecret(said.assurance()) ? null : provableTo.wire();
  }

  private static @Nullable Instant otherThan(Instant known, Instant time) {
    return time.equals(known) ? null : time;
  }

  private static void write(FormWriter out, RecordRef record) throws IOException {
    out.text("account", record.account());
    out.text("id", record.id());
    out.text("type", record.type());
  }

  private static RecordRef record(FormReader in) throws IOException {
    var account = in.textOrNull("account");
    var id = in.text("id");
    return new RecordRef(in.text("type"), id, account);
  }
}
