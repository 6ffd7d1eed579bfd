package dev.countersign.app.resolve;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.delivery.MessageName;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.MappingResult.Item;
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

  public ResolutionHandler(ResolveOutcome resolve) {
    this.resolve = resolve;
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
    return switch (ResolutionForm.read(item.json())) {
      case Reading.Unreadable<Resolution> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<Resolution>(Resolution read) -> resolved(item, claim.get(), read, delivery);
    };
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
      case ResolveResult.Conflicting conflict ->
          new ItemResult.Done<>(item.place(), conflict, List.of(Answers.USED_MESSAGE_ID));
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
            if (item instanceof ItemResult.Done<ResolveResult> done
                && done.result() instanceof ResolveResult.Done(Resolved resolved)) {
              out.writeStartObject();
              ResolveAnswer.members(out, resolved);
              out.writeEndObject();
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }
}
