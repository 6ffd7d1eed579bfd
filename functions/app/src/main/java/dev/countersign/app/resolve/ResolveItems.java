package dev.countersign.app.resolve;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.mapping.MappingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What persons decided, as one authentic delivery says it: recorded, and what can't be used kept.
 */
public final class ResolveItems {
  private static final Problem NO_CLAIM =
      new Problem(
          "missing",
          "/claim",
          "missing, or no claim",
          "copy it from an answer, the page or countersign resolve");

  private final ResolveOutcome resolve;
  private final Refusals refusals;

  public ResolveItems(ResolveOutcome resolve, Refusals refusals) {
    this.resolve = resolve;
    this.refusals = refusals;
  }

  /** What was recorded or stood already, and what could not be used. */
  public record Resolved(List<Standing> standing, List<ItemProblem> problems) {
    public Resolved {
      standing = List.copyOf(standing);
      problems = List.copyOf(problems);
    }
  }

  /** Where an outcome stands after a decision. */
  public record Standing(Verdict verdict, StoredEntry entry) {}

  public enum Verdict {
    RESOLVED,
    /** A newer decision stands, or this one stood already: a repeated delivery. */
    STANDS
  }

  public Resolved resolve(SourceName name, Mapper mapper, AuthenticatedDelivery delivery) {
    var resolved =
        switch (mapper.map(delivery.said(), delivery.messageId(), delivery.receivedAt())) {
          case MappingResult.Unmapped unmapped ->
              new Resolved(List.of(), List.of(new ItemProblem(0, unmapped.problem())));
          case MappingResult.Items items -> resolved(name.tenant(), delivery, items.parts());
        };
    if (!resolved.problems().isEmpty()) {
      var evidence = delivery.evidence();
      refusals.keep(
          name.tenant(),
          new RefusedDelivery(name.source(), evidence.receivedAt(), resolved.problems(), evidence));
    }
    return resolved;
  }

  private Resolved resolved(
      TenantId tenant, AuthenticatedDelivery delivery, List<MappingResult.Part> parts) {
    var standing = new ArrayList<Standing>();
    var problems = new ArrayList<ItemProblem>();
    for (MappingResult.Part part : parts) {
      if (!(part instanceof MappingResult.Item item)) {
        continue;
      }
      switch (one(tenant, delivery, item.json())) {
        case Reading.Read<Standing>(Standing stands) -> standing.add(stands);
        case Reading.Unreadable<Standing>(List<Problem> wrong) ->
            wrong.forEach(problem -> problems.add(new ItemProblem(item.place(), problem)));
      }
    }
    return new Resolved(standing, problems);
  }

  private Reading<Standing> one(TenantId tenant, AuthenticatedDelivery delivery, Json said) {
    if (!(said instanceof Json.Obj object)
        || !(object.get("claim").orElse(null) instanceof Json.Str(String text))
        || !Claim.admits(text)) {
      return new Reading.Unreadable<>(List.of(NO_CLAIM));
    }
    var claim = Claim.parse(text);
    return ResolutionForm.read(said)
        .then(read ->
            switch (resolve.resolve(tenant, claim, read, delivery)) {
              case AppendResult.Appended(StoredEntry entry) ->
                  new Reading.Read<>(new Standing(Verdict.RESOLVED, entry));
              case AppendResult.Refused(Problem problem) ->
                  new Reading.Unreadable<>(List.of(problem));
              default -> stood(tenant, claim);
            });
  }

  private Reading<Standing> stood(TenantId tenant, Claim claim) {
    return new Reading.Read<>(new Standing(Verdict.STANDS, resolve.standing(tenant, claim)));
  }
}
