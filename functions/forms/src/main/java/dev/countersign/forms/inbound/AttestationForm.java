package dev.countersign.forms.inbound;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.FactsForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.NameForm;
import dev.countersign.forms.json.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads an attestation ({@code infra/schemas/attestation.schema.json}): the form that every profile
 * maps to, and that a customer without a CRM sends as it is.
 */
public final class AttestationForm {
  private static final int ID = 300;
  private static final int NAME = 200;
  private static final int REASON = 200;
  private static final int LARGEST_FACTS = 16 * 1024;

  private AttestationForm() {}

  /**
   * Reads one attestation. Unknown fields are ignored.
   *
   * @param receivedAt when it was received: {@code stated_at} and {@code occurred_at} may be at
   *     most five minutes ahead of that; {@code occurred_at} of a retraction may be any time ahead
   */
  public static Reading<Attestation> read(Json value, Instant receivedAt) {
    return Fields.read(value, in -> attestation(in, receivedAt));
  }

  private static Optional<Attestation> attestation(Fields in, Instant receivedAt) {
    in.present("act");
    var act = in.word("act", Act.values());
    var outcome = in.id("outcome", OutcomeType::admits, OutcomeType::new);
    var times = StatementTimes.read(in, act, receivedAt);
    var id = in.text("id", ID);
    var record = in.object("record").flatMap(RecordForm::read);
    var conversation = NameForm.read(in, "conversation", NAME);
    var session = NameForm.read(in, "session", NAME);
    var subject = in.object("subject").flatMap(SubjectForm::read);
    var value = value(in, act);
    var reason = NameForm.read(in, "reason", REASON);
    var facts = facts(in);
    var into = into(in, act);
    if (into.isPresent() && into.equals(record)) {
      in.problem("contradiction", "into", "the same record", "name the record that lives on");
    }
    boolean linked =
        Stream.of("session", "conversation", "record", "subject")
            .anyMatch(name -> in.get(name).isPresent());
    if (!linked) {
      in.problem(
          "missing",
          "record",
          "missing, and so are session, conversation and subject",
          "send at least one of them");
    }
    if (act.isEmpty() || outcome.isEmpty() || times.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Attestation(
            id.orElse(null),
            act.get(),
            outcome.get(),
            record.orElse(null),
            conversation.orElse(null),
            session.orElse(null),
            subject.orElse(null),
            times.get().occurredAt(),
            times.get().statedAt(),
            times.get().effectiveAt(),
            value.orElse(null),
            reason.orElse(null),
            facts,
            into.orElse(null)));
  }

  /** What takes a fact back needs no value: only the types are looked at. */
  private static Optional<Money> value(Fields in, Optional<Act> act) {
    return act.filter(Act::takesBack).isPresent()
        ? DecimalMoneyForm.readIfSound(in, "value")
        : in.object("value").flatMap(DecimalMoneyForm::read);
  }

  private static Fact.Tree facts(Fields in) {
    var facts = in.get("facts");
    if (facts.isEmpty()) {
      return Fact.Tree.EMPTY;
    }
    if (!(facts.get() instanceof Json.Obj object)) {
      in.problem("wrong_type", "facts", "not an object", "send an object of facts");
      return Fact.Tree.EMPTY;
    }
    if (CanonicalJson.write(object).length > LARGEST_FACTS) {
      in.problem(
          "too_large",
          "facts",
          "more than 16 KiB of facts",
          "send the facts that the terms name, and no others");
    }
    return FactsForm.read(object);
  }

  private static Optional<RecordRef> into(Fields in, Optional<Act> act) {
    boolean merged = act.filter(Act.MERGED::equals).isPresent();
    if (merged && in.present("into")) {
      return in.object("into")
          .filter(into -> into.present("record"))
          .flatMap(into -> into.object("record"))
          .flatMap(RecordForm::read);
    }
    if (act.isPresent() && !merged && in.get("into").isPresent()) {
      in.problem(
          "contradiction",
          "into",
          "only with merged",
          "leave it out, or say merged where this record became part of another");
    }
    return Optional.empty();
  }
}
