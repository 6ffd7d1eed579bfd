package dev.countersign.app.resolve;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.MappingResult.Item;
import java.util.Optional;

/** Resolutions: what a person decided of an outcome, signed by the back office's own source. */
public final class ResolutionHandler implements ItemHandler<Resolved> {
  private static final int LARGEST_SINGLE = 262_144;
  private static final Problem NO_CLAIM =
      new Problem(
          "missing",
          "/claim",
          "missing, or no claim",
          "copy it from an answer, the page or countersign resolve");

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
  public ItemResult<Resolved> handle(Item item, AuthenticatedDelivery delivery, int together) {
    var claim = claim(item.json());
    if (claim.isEmpty()) {
      return new ItemResult.Refused<>(item.place(), NO_CLAIM);
    }
    return switch (ResolutionForm.read(item.json())) {
      case Reading.Unreadable<Resolution> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<Resolution>(Resolution read) ->
          resolved(item.place(), claim.get(), read, delivery);
    };
  }

  private static Optional<Claim> claim(Json item) {
    return item instanceof Json.Obj object
            && object.get("claim").orElse(null) instanceof Json.Str(String text)
            && Claim.admits(text)
        ? Optional.of(Claim.parse(text))
        : Optional.empty();
  }

  private ItemResult<Resolved> resolved(
      int place, Claim claim, Resolution resolution, AuthenticatedDelivery delivery) {
    var tenant = delivery.context().tenant();
    AppendResult result = resolve.resolve(tenant, claim, resolution, delivery);
    var problem = result.problem();
    if (problem.isPresent()) {
      return new ItemResult.Refused<>(place, problem.get());
    }
    return new ItemResult.Done<>(
        place,
        result
            .appended()
            .map(entry -> new Resolved(Resolved.Verdict.RESOLVED, entry))
            .orElseGet(
                () -> new Resolved(Resolved.Verdict.STANDS, resolve.standing(tenant, claim))));
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<Resolved> handled) {
    return HttpAnswer.json(
        200,
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("resolutions");
          for (ItemResult<Resolved> item : handled.items()) {
            if (item instanceof ItemResult.Done<Resolved> done) {
              out.writeStartObject();
              ResolveAnswer.members(out, done.result());
              out.writeEndObject();
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }
}
