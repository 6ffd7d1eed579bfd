package dev.countersign.app.dispute;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Outcomes;
import dev.countersign.trust.mapping.MappingResult.Item;
import dev.countersign.trust.mapping.MappingResult.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Messages about disputes and inquiries: what a payer says, what a seller answers, or what a seller
 * asks, each by a source of its own.
 */
public final class QuestionHandler implements ItemHandler<DisputeResult> {
  private static final int LARGEST_SINGLE = 262_144;
  private static final Problem NOT_PROVABLE =
      new Problem(
          "not_provable",
          "",
          "signed with a secret that the seller has, too, so it proves nothing to others",
          "use a profile of public keys for this source, such as jwt or rfc9421");

  /** What a message says, ready to be recorded. */
  public interface Said {
    /** Records it; durable when it returns. */
    DisputeResult record(DisputeMessage message);
  }

  private final String event;
  private final String list;
  private final boolean mustProve;
  private final Function<Json, Reading<Said>> form;
  private final Outcomes outcomes;
  private final AnswerMembers answers;

  /**
   * Takes what this one says.
   *
   * @param form reads a message of theirs
   * @param outcomes keeps the evidence of batches
   */
  public QuestionHandler(
      Speaker speaker,
      Function<Json, Reading<Said>> form,
      Outcomes outcomes,
      AnswerMembers answers) {
    this.event = speaker.event;
    this.list = speaker.list;
    this.mustProve = speaker == Speaker.PAYER;
    this.form = form;
    this.outcomes = outcomes;
    this.answers = answers;
  }

  /** Who speaks, with the word of its requests in the log and the list in its answers. */
  public enum Speaker {
    /** Disputes lines, and declines inquiries. */
    PAYER("dispute", "disputes"),
    /** Answers disputes. */
    SELLER("answer", "answers"),
    /** Asks for results: a seller, too. */
    ASKER("inquiry", "inquiries");

    private final String event;
    private final String list;

    Speaker(String event, String list) {
      this.event = event;
      this.list = list;
    }
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
    return id == null || MessageId.admits(id)
        ? Optional.empty()
        : Optional.of(DisputeMessage.NO_ID);
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
              answers.write(out, told);
              out.writeEndObject();
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }
}
