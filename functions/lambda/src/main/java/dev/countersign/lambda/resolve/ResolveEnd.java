package dev.countersign.lambda.resolve;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.Resolution;
import dev.countersign.forms.ResolutionForm;
import dev.countersign.forms.StrictJson;
import dev.countersign.lambda.history.Growth;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.http.HttpAnswer;
import java.time.InstantSource;
import java.util.List;

/** What a person decided at their own machine, as {@code {tenant, claim, by, why, …}}. */
public final class ResolveEnd {
  private final ResolveOutcome resolve;
  private final InstantSource clock;

  public ResolveEnd(ResolveOutcome resolve, InstantSource clock) {
    this.resolve = resolve;
    this.clock = clock;
  }

  public HttpAnswer handle(byte[] body) {
    if (!(StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj said))
        || !(said.get("tenant").orElse(null) instanceof Json.Str(String tenant))
        || !(said.get("claim").orElse(null) instanceof Json.Str(String claim))
        || !TenantId.admits(tenant)
        || !Claim.admits(claim)) {
      return Answers.unusable(
          List.of(
              new Problem(
                  "missing",
                  "/claim",
                  "tenant or claim is missing, or of another form",
                  "send tenant, claim, by, why, and session or finding")));
    }
    return resolved(new TenantId(tenant), Claim.parse(claim), said);
  }

  private HttpAnswer resolved(TenantId tenant, Claim claim, Json said) {
    return switch (ResolutionForm.read(said)) {
      case Reading.Unreadable<Resolution> wrong -> Answers.unusable(wrong.problems());
      case Reading.Read<Resolution> read ->
          answer(resolve.resolve(tenant, claim, read.value(), clock.instant()));
    };
  }

  private static HttpAnswer answer(Growth growth) {
    return switch (growth) {
      case Growth.Grown grown -> HttpAnswer.json(200, ResolveAnswer.of(grown.entry()).toArray());
      case Growth.Refused refused -> Answers.unusable(List.of(refused.problem()));
      default ->
          Answers.unusable(
              List.of(
                  new Problem(
                      "superseded",
                      "",
                      "a newer decision stands, or this one stands already",
                      "nothing is to be done")));
    };
  }
}
