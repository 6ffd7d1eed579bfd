package dev.countersign.local.run;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.DisputeRulingForm;
import dev.countersign.forms.inbound.DisputeRulingForm.SaidByArbiter;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code POST /api/resolve}: records what a person decided at their own machine, as {@code {tenant,
 * claim, by, why, session | finding}}, with {@code dispute} where a disputed line is ruled.
 */
public final class ResolveEnd {
  private static final Problem NO_CLAIM =
      new Problem(
          "missing",
          "/claim",
          "tenant or claim is missing, or of another form",
          "send tenant, claim, by, why, and session or finding");
  private static final Problem SUPERSEDED =
      new Problem(
          "superseded",
          "",
          "a newer decision stands, or this one stands already",
          "nothing is to be done");

  private final ResolveOutcome resolve;
  private final InstantSource clock;

  public ResolveEnd(ResolveOutcome resolve, InstantSource clock) {
    this.resolve = resolve;
    this.clock = clock;
  }

  /** 200 with where the outcome stands now, or 422 when nothing was recorded. */
  public HttpAnswer handle(byte[] body) {
    if (!(StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj said))
        || !(said.get("tenant").orElse(null) instanceof Json.Str(String tenant))
        || !(said.get("claim").orElse(null) instanceof Json.Str(String claim))
        || !TenantId.admits(tenant)
        || !Claim.admits(claim)) {
      return LocalAnswers.unusableDecision(List.of(NO_CLAIM));
    }
    return DisputeRulingForm.isMeant(said)
        ? ruled(new TenantId(tenant), Claim.parse(claim), said)
        : resolved(new TenantId(tenant), Claim.parse(claim), said);
  }

  private HttpAnswer resolved(TenantId tenant, Claim claim, Json said) {
    return switch (ResolutionForm.read(said)) {
      case Reading.Unreadable<Resolution> wrong -> LocalAnswers.unusableDecision(wrong.problems());
      case Reading.Read<Resolution> read ->
          answer(resolve.resolve(tenant, claim, read.value(), clock.instant()));
    };
  }

  private HttpAnswer ruled(TenantId tenant, Claim claim, Json said) {
    return switch (DisputeRulingForm.readNamed(said)) {
      case Reading.Unreadable<SaidByArbiter> wrong ->
          LocalAnswers.unusableDecision(wrong.problems());
      case Reading.Read<SaidByArbiter>(SaidByArbiter ruling) ->
          answer(resolve.rule(tenant, claim, ruling.dispute(), ruling.ruled(), clock.instant()));
    };
  }

  private HttpAnswer answer(AppendResult result) {
    return result
        .appended()
        .map(entry -> HttpAnswer.json(200, resolve.told(entry)))
        .orElseGet(
            () -> LocalAnswers.unusableDecision(List.of(result.problem().orElse(SUPERSEDED))));
  }
}
