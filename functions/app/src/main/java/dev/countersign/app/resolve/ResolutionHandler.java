package dev.countersign.app.resolve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.delivery.MessageName;
import dev.countersign.app.dispute.DisputeAnswer;
import dev.countersign.app.dispute.DisputeMessage;
import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.app.dispute.SayOnDispute;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.forms.inbound.DisputeRulingForm;
import dev.countersign.forms.inbound.DisputeRulingForm.SaidByArbiter;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.MappingResult.Item;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Resolutions: what a person decided of an outcome, signed by the back office's own source. */
public final class ResolutionHandler implements ItemHandler<ResolveResult> {
  private static final int LARGEST_SINGLE = 262_144;
  private static final Problem NO_CLAIM =
      new Problem(
          "missing",
          "/claim",
          "missing, or no claim",
          "copy it from an answer, the page or countersign resolve");
  private static final Problem UNSIGNED_TIME =
      new Problem(
          "unsigned_time",
          "",
          "the signature covers no time, and the newest decision counts",
          "use a profile whose scheme signs a time, such as standard-webhooks");

  private final ResolveOutcome resolve;
  private final SayOnDispute disputes;
  private final DisputeAnswer answers;

  public ResolutionHandler(ResolveOutcome resolve, SayOnDispute disputes, DisputeAnswer answers) {
    this.resolve = resolve;
    this.disputes = disputes;
    this.answers = answers;
  }

  @Override
  public String event() {
    return "resolve";
  }

  @Override
  public int largestSingle() {
    return LARGEST_SINGLE;
  }

  @Override
  public ItemResult<ResolveResult> handle(Item item, AuthenticatedDelivery delivery, int together) {
    if (delivery.context().signedAt() == null) {
      return new ItemResult.Refused<>(item.place(), UNSIGNED_TIME);
    }
    var claim = claim(item.json());
    if (claim.isEmpty()) {
      return new ItemResult.Refused<>(item.place(), NO_CLAIM);
    }
    if (DisputeRulingForm.isMeant(item.json())) {
      return ruling(item, claim.get(), delivery, together);
    }
    return switch (ResolutionForm.read(item.json())) {
      case Reading.Unreadable<Resolution> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<Resolution>(Resolution read) -> resolved(item, claim.get(), read, delivery);
    };
  }

  private ItemResult<ResolveResult> ruling(
      Item item, Claim claim, AuthenticatedDelivery delivery, int together) {
    String id = item.messageId();
    if (id != null && !MessageId.admits(id)) {
      return new ItemResult.Refused<>(item.place(), DisputeMessage.NO_ID);
    }
    return switch (DisputeRulingForm.readNamed(item.json())) {
      case Reading.Unreadable<SaidByArbiter> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<SaidByArbiter>(SaidByArbiter said) ->
          ruled(item, claim, said, DisputeMessage.of(item, delivery, together));
    };
  }

  private ItemResult<ResolveResult> ruled(
      Item item, Claim claim, SaidByArbiter said, DisputeMessage message) {
    var ruled = resolve.told(message.context().tenant(), said.ruled());
    return switch (disputes.rule(claim, said.dispute(), ruled, message)) {
      case DisputeResult.Refused(Problem problem) ->
          new ItemResult.Refused<>(item.place(), problem);
      case DisputeResult.Done done ->
          new ItemResult.Done<>(item.place(), new ResolveResult.Ruled(done));
      case DisputeResult.Conflicting conflict -> conflicting(item);
    };
  }

  private static ItemResult<ResolveResult> conflicting(Item item) {
    return new ItemResult.Done<>(
        item.place(), new ResolveResult.Conflicting(), List.of(Answers.USED_MESSAGE_ID));
  }

  private static Optional<Claim> claim(Json item) {
    return item instanceof Json.Obj object
            && object.get("claim").orElse(null) instanceof Json.Str(String text)
            && Claim.admits(text)
        ? Optional.of(Claim.parse(text))
        : Optional.empty();
  }

  /** A decision is one message by its id; without one, the same words are the same message. */
  private ItemResult<ResolveResult> resolved(
      Item item, Claim claim, Resolution resolution, AuthenticatedDelivery delivery) {
    var context = delivery.context();
    var content = Digest.of(CanonicalJson.write(item.json()));
    var message = MessageName.of(context.source(), item.messageId(), content);
    var result = resolve.resolve(context.tenant(), claim, resolution, message, content, delivery);
    return switch (result) {
      case ResolveResult.Refused(Problem problem) ->
          new ItemResult.Refused<>(item.place(), problem);
      case ResolveResult.Done done -> new ItemResult.Done<>(item.place(), done);
      case ResolveResult.Ruled ruled -> new ItemResult.Done<>(item.place(), ruled);
      case ResolveResult.Conflicting conflict -> conflicting(item);
    };
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<ResolveResult> handled) {
    boolean conflict = handled.isOnly(ResolveResult.Conflicting.class);
    return HttpAnswer.json(
        conflict ? 409 : 200,
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("resolutions");
          for (ItemResult<ResolveResult> item : handled.items()) {
            if (item instanceof ItemResult.Done<ResolveResult> done) {
              members(out, done.result());
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }

  private void members(JsonGenerator out, ResolveResult result) throws IOException {
    switch (result) {
      case ResolveResult.Done(Resolved resolved) -> {
        out.writeStartObject();
        ResolveAnswer.members(out, resolved);
        out.writeEndObject();
      }
      case ResolveResult.Ruled(DisputeResult.Done told) -> {
        out.writeStartObject();
        answers.write(out, told);
        out.writeEndObject();
      }
      case ResolveResult.Refused refused -> {}
      case ResolveResult.Conflicting conflict -> {}
    }
  }
}
