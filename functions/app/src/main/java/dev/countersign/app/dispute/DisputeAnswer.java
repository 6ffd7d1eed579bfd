package dev.countersign.app.dispute;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.billing.DisputeDeadline;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SettledBy;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.TermsBook;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What whoever speaks about a dispute is told, by the entry that answered first. */
public final class DisputeAnswer implements AnswerMembers {
  private final Contracts contracts;

  /** By these terms deadlines are told. */
  public DisputeAnswer(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public void about(JsonGenerator out, Entry entry) throws IOException {
    var id = idOf(entry);
    out.writeStringField("dispute", id.value());
    var kept = entry.registers().dispute().filter(dispute -> dispute.id().equals(id));
    var state = kept.map(Dispute::state).orElse(DisputeState.FALLS);
    out.writeStringField("state", state.wire());
    var book = contracts.book(entry.tenant(), entry.claim().type());
    if (state.isUndecided()) {
      AnswerMembers.text(
          out, "deadline", book.flatMap(terms -> deadline(entry, terms)).orElse(null));
      return;
    }
    var end = kept.flatMap(Dispute::end);
    out.writeStringField("by", end.map(DisputeEnd::by).orElse(EndedBy.TERMS).wire());
    StatedAmount left = end.map(DisputeEnd::amountOrNull).orElse(null);
    if (left != null) {
      amount(out, left.amount());
    }
    var settled = book.flatMap(terms -> SettledBy.of(entry, terms));
    if (settled.isPresent()) {
      settledBy(out, settled.get());
    }
  }

  private static DisputeId idOf(Entry entry) {
    return switch (entry.trace()) {
      case Trace.Disputed said -> said.dispute();
      case Trace.OnDispute said -> said.dispute();
      default -> throw new IllegalArgumentException("not brought by a message about a dispute");
    };
  }

  private static Optional<Instant> deadline(Entry entry, TermsBook book) {
    return DisputeDeadline.of(OutcomeReading.of(entry.registers(), book, entry.at()));
  }

  private static void amount(JsonGenerator out, Money left) throws IOException {
    out.writeObjectFieldStart("left");
    if (left.currency().equals(Price.UNITS)) {
      out.writeNumberField("quantity", left.minor());
    } else {
      out.writeStringField("amount", left.decimal().toPlainString());
      out.writeStringField("currency", left.currency().getCurrencyCode());
    }
    out.writeEndObject();
  }

  private static void settledBy(JsonGenerator out, SettledBy by) throws IOException {
    out.writeObjectFieldStart("settled_by");
    out.writeStringField("status", by.status().wire());
    AnswerMembers.text(out, "reason", by.reasonOrNull());
    var statement = by.statementOrNull();
    AnswerMembers.text(out, "statement", statement == null ? null : statement.hex());
    AnswerMembers.text(out, "session", by.sessionOrNull());
    AnswerMembers.text(out, "reversal", by.reversalOrNull());
    AnswerMembers.text(out, "stands", by.standsOrNull());
    out.writeEndObject();
  }
}
