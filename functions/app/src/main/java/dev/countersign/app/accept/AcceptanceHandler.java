package dev.countersign.app.accept;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.accept.ExceptedOutcome.Became;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.delivery.MessageName;
import dev.countersign.app.dispute.AnswerMembers;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.forms.inbound.AcceptanceForm;
import dev.countersign.forms.inbound.AcceptanceForm.SaidAcceptance;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.MappingResult.Item;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Acceptances: what the payer says about sealed months, signed by its own key. */
public final class AcceptanceHandler implements ItemHandler<AcceptResult> {
  private static final int LARGEST_SINGLE = 262_144;
  private static final Problem NOT_ALONE =
      new Problem(
          "not_alone",
          "",
          "sent with others, so that its signed bytes say more than this answer",
          "send each acceptance by itself");

  private final AcceptMonth month;
  private final AnswerMembers disputes;

  /**
   * Over these.
   *
   * @param disputes tells where the dispute of an outcome stands that isn't accepted
   */
  public AcceptanceHandler(AcceptMonth month, AnswerMembers disputes) {
    this.month = month;
    this.disputes = disputes;
  }

  @Override
  public String event() {
    return "accept";
  }

  @Override
  public int largestSingle() {
    return LARGEST_SINGLE;
  }

  @Override
  public ItemResult<AcceptResult> handle(Item item, AuthenticatedDelivery delivery, int together) {
    if (together > 1) {
      return new ItemResult.Refused<>(item.place(), NOT_ALONE);
    }
    return switch (AcceptanceForm.read(item.json())) {
      case Reading.Unreadable<SaidAcceptance> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<SaidAcceptance>(SaidAcceptance said) -> recorded(item, said, delivery);
    };
  }

  /** A message is one by its id; without one, the same words are the same message. */
  private ItemResult<AcceptResult> recorded(
      Item item, SaidAcceptance said, AuthenticatedDelivery delivery) {
    var content = Digest.of(CanonicalJson.write(item.json()));
    var message = MessageName.of(delivery.context().source(), item.messageId(), content);
    return switch (month.accept(said, message, content, delivery)) {
      case AcceptResult.Refused(Problem problem) -> new ItemResult.Refused<>(item.place(), problem);
      case AcceptResult.Done done -> new ItemResult.Done<>(item.place(), done);
      case AcceptResult.Conflicting conflict ->
          new ItemResult.Done<>(item.place(), conflict, List.of(Answers.USED_MESSAGE_ID));
    };
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<AcceptResult> handled) {
    boolean conflict = handled.isOnly(AcceptResult.Conflicting.class);
    return HttpAnswer.json(
        conflict ? 409 : 200,
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("acceptances");
          for (ItemResult<AcceptResult> item : handled.items()) {
            if (item instanceof ItemResult.Done<AcceptResult> done
                && done.result() instanceof AcceptResult.Done told) {
              members(out, told);
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }

  private void members(JsonGenerator out, AcceptResult.Done told) throws IOException {
    out.writeStartObject();
    out.writeStringField("verdict", told.verdict().name().toLowerCase(Locale.ROOT));
    out.writeStringField("month", told.month().toString());
    out.writeStringField("root", told.given().root().base64());
    out.writeStringField("answer", AcceptanceForm.word(told.given().answer()));
    out.writeBooleanField("counts", told.given().effect().counts());
    out.writeStringField("leaf", LeafOfAcceptance.key(told.month(), told.given()));
    if (!told.excepted().isEmpty()) {
      out.writeArrayFieldStart("disputes");
      for (ExceptedOutcome excepted : told.excepted()) {
        members(out, excepted);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  /** What was recorded is told as to whoever sends a dispute. */
  private void members(JsonGenerator out, ExceptedOutcome excepted) throws IOException {
    out.writeStartObject();
    switch (excepted.became()) {
      case Became.Recorded(var told) -> disputes.write(out, told);
      case Became.Refused(Problem problem) -> {
        out.writeStringField("outcome", excepted.outcome().value());
        out.writeStringField("reason", problem.reason());
        out.writeStringField("detail", problem.detail());
        out.writeStringField("fix", problem.fix());
      }
    }
    out.writeEndObject();
  }
}
