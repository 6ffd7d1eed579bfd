package dev.countersign.app.dispute;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.history.InquiryProblems;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.inbound.AnswerMessageForm;
import dev.countersign.forms.inbound.DisputeMessageForm.SaidByPayer;
import dev.countersign.forms.inbound.DisputeMessageForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Outcomes;
import dev.countersign.trust.mapping.MappingResult.Item;
import dev.countersign.trust.mapping.MappingResult.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Messages about disputes: what a payer says, or what a seller answers, by a source of its own. */
public final class DisputeHandler implements ItemHandler<DisputeResult> {
  private static final int LARGEST_SINGLE = 262_144;
  private static final Problem NOT_PROVABLE =
      new Problem(
          "not_provable",
          "",
          "signed with a secret that the seller has, too, so it proves nothing to others",
          "use a profile of public keys for this source, such as jwt or rfc9421");

  /** What a message says, ready to be recorded. */
  private interface Said {
    DisputeResult record(DisputeMessage message);
  }

  private final String event;
  private final String list;
  private final boolean mustProve;
  private final Function<Json, Reading<Said>> form;
  private final Outcomes outcomes;
  private final DisputeAnswer answers;

  private DisputeHandler(
      Speaker speaker,
      Function<Json, Reading<Said>> form,
      Outcomes outcomes,
      DisputeAnswer answers) {
    this.event = speaker.event;
    this.list = speaker.list;
    this.mustProve = speaker == Speaker.PAYER;
    this.form = form;
    this.outcomes = outcomes;
    this.answers = answers;
  }

  /** Who speaks, with the word of its requests in the log and the list in its answers. */
  private enum Speaker {
    PAYER("dispute", "disputes"),
    SELLER("answer", "answers");

    private final String event;
    private final String list;

    Speaker(String event, String list) {
      this.event = event;
      this.list = list;
    }
  }

  /**
   * Takes what payers say.
   *
   * @param outcomes keeps the evidence of batches
   */
  public static DisputeHandler ofPayers(
      SayOnDispute say, Outcomes outcomes, DisputeAnswer answers) {
    return new DisputeHandler(
        Speaker.PAYER,
        json ->
            DisputeMessageForm.read(json)
                .then(said -> Reading.of(message -> byPayer(say, said, message))),
        outcomes,
        answers);
  }

  /**
   * Takes what sellers answer.
   *
   * @param outcomes keeps the evidence of batches
   */
  public static DisputeHandler ofSellers(
      SayOnDispute say, Outcomes outcomes, DisputeAnswer answers) {
    return new DisputeHandler(
        Speaker.SELLER,
        json ->
            AnswerMessageForm.read(json)
                .then(said ->
                    Reading.of(message -> say.say(said.dispute(), said.act(), message))),
        outcomes,
        answers);
  }

  private static DisputeResult byPayer(
      SayOnDispute say, SaidByPayer said, DisputeMessage message) {
    return switch (said) {
      case SaidByPayer.Disputed disputed -> say.dispute(disputed, message);
      case SaidByPayer.Withdrawn(var dispute) ->
          say.say(dispute, new DisputeAct.Withdrawn(), message);
      // Who declines by HTTP is not heard yet: nothing is asked there.
      case SaidByPayer.Declined declined ->
          new DisputeResult.Refused(InquiryProblems.UNKNOWN_INQUIRY);
    };
  }

  @Override
  public String event() {
    return event;
  }

  @Override
  public int largestSingle() {
    return LARGEST_SINGLE;
  }

  /** A batch's evidence is kept once; that of a single message lies beside its entry. */
  @Override
  public ItemHandler<DisputeResult> begin(AuthenticatedDelivery delivery, List<Part> parts) {
    if (parts.size() > 1) {
      outcomes.keep(delivery.context().tenant(), delivery.evidence());
    }
    return this;
  }

  @Override
  public ItemResult<DisputeResult> handle(Item item, AuthenticatedDelivery delivery, int together) {
    var unfit = unfit(item, delivery);
    if (unfit.isPresent()) {
      return new ItemResult.Refused<>(item.place(), unfit.get());
    }
    return switch (form.apply(item.json())) {
      case Reading.Unreadable<Said> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<Said>(Said said) ->
          result(item, said.record(DisputeMessage.of(item, delivery, together)));
    };
  }

  private Optional<Problem> unfit(Item item, AuthenticatedDelivery delivery) {
    if (mustProve && delivery.context().provableTo() != ProvableTo.ANYONE) {
      return Optional.of(NOT_PROVABLE);
    }
    String id = item.messageId();
    return id == null || MessageId.admits(id) ? Optional.empty() : Optional.of(DisputeMessage.NO_ID);
  }

  private static ItemResult<DisputeResult> result(Item item, DisputeResult result) {
    return switch (result) {
      case DisputeResult.Refused(Problem problem) ->
          new ItemResult.Refused<>(item.place(), problem);
      case DisputeResult.Done done -> new ItemResult.Done<>(item.place(), done);
      case DisputeResult.Conflicting conflict ->
          new ItemResult.Done<>(item.place(), conflict, List.of(Answers.USED_MESSAGE_ID));
    };
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<DisputeResult> handled) {
    boolean conflict = handled.isOnly(DisputeResult.Conflicting.class);
    return HttpAnswer.json(
        conflict ? 409 : 200,
        JsonOutput.object(out -> {
          out.writeArrayFieldStart(list);
          for (ItemResult<DisputeResult> item : handled.items()) {
            if (item instanceof ItemResult.Done<DisputeResult> done
                && done.result() instanceof DisputeResult.Done told) {
              out.writeStartObject();
              answers.members(out, told);
              out.writeEndObject();
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }
}
