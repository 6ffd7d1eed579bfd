package dev.countersign.forms.inbound;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.FactsForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads an attestation ({@code infra/schemas/attestation.schema.json}): the form that every profile
 * maps to, and that a customer without a CRM sends as it is.
 */
public final class AttestationForm {
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final int ID = 300;
  private static final int NAME = 200;
  private static final int REASON = 200;

  private AttestationForm() {}

  /**
   * Reads one attestation. Unknown fields are ignored.
   *
   * @param receivedAt when it was received: {@code occurred_at} may be at most five minutes ahead
   *     of that, unless it is a retraction
   */
  public static Reading<Attestation> read(Json value, Instant receivedAt) {
    return Fields.read(value, in -> attestation(in, receivedAt));
  }

  private static Optional<Attestation> attestation(Fields in, Instant receivedAt) {
    in.present("act");
    in.present("occurred_at");
    var act = in.word("act", Act.values());
    var outcome = in.id("outcome", OutcomeType::admits, OutcomeType::new);
    var occurredAt = in.instant("occurred_at");
    boolean early = occurredAt.filter(at -> at.isAfter(receivedAt.plus(AHEAD))).isPresent();
    if (early && act.filter(Act::affirms).isPresent()) {
      in.problem(
          "from_the_future",
          "occurred_at",
          "more than five minutes ahead",
          "attest what has happened; only a retraction may be dated ahead");
    }
    var id = in.text("id", ID);
    var record = in.object("record").flatMap(AttestationForm::record);
    var conversation = in.text("conversation", NAME);
    var session = in.text("session", NAME);
    var subject = in.object("subject").flatMap(SubjectForm::read);
    var statedAt = in.instant("stated_at");
    var amount = in.object("value").flatMap(DecimalMoneyForm::read);
    var reason = in.text("reason", REASON);
    var facts = in.get("facts");
    if (facts.isPresent() && !(facts.get() instanceof Json.Obj)) {
      in.problem("wrong_type", "facts", "not an object", "send an object of facts");
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
    if (act.isEmpty() || outcome.isEmpty() || occurredAt.isEmpty()) {
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
            occurredAt.get(),
            statedAt.orElse(null),
            amount.orElse(null),
            reason.orElse(null),
            facts
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .map(FactsForm::read)
                .orElse(Fact.Tree.EMPTY)));
  }

  static Optional<RecordRef> record(Fields in) {
    var type = in.required("type", NAME);
    var id = in.required("id", NAME);
    return type.flatMap(t -> id.map(i -> new RecordRef(t, i)));
  }
}
