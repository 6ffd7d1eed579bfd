package dev.countersign.app.operate.replay;

import dev.countersign.app.attest.AttestDelivery;
import dev.countersign.app.attest.AttestDelivery.Attested;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.app.resolve.ResolveItems;
import dev.countersign.app.sessions.RecordItems;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.mapping.KeptPayload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides a refused delivery again, by its source's profile and terms as they are now, with the
 * original time of receipt and the original evidence. What it had brought about already answers as
 * a duplicate; what comes of it is decided once.
 */
public final class ReplayRefused {
  private final Ledger ledger;
  private final Sources sources;
  private final AttestDelivery attest;
  private final RecordItems record;
  private final ResolveItems resolve;
  private final InstantSource clock;

  public ReplayRefused(
      Ledger ledger,
      Sources sources,
      AttestDelivery attest,
      RecordItems record,
      ResolveItems resolve,
      InstantSource clock) {
    this.ledger = ledger;
    this.sources = sources;
    this.attest = attest;
    this.record = record;
    this.resolve = resolve;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Replayed {
    /** Nothing of it is refused any more. */
    record Decided() implements Replayed {}

    /** It was decided before. */
    record Already(Instant at) implements Replayed {}

    /** Still refused, in whole or in part; it is kept. */
    record Refused(List<Problem> problems) implements Replayed {}
  }

  public Replayed replay(TenantId tenant, RefusedDelivery refused) {
    if (refused.decidedAt().isPresent()) {
      return new Replayed.Already(refused.decidedAt().get());
    }
    var name = new SourceName(tenant, refused.source());
    var source = sources.find(name);
    var grade = grade(refused);
    if (source.isEmpty() || grade.isEmpty()) {
      return still(
          source.isEmpty() ? "unknown_source" : "not_authentic",
          source.isEmpty() ? "its source is not there any more" : "nobody signed it: a handshake",
          source.isEmpty() ? "apply the source again" : "complete the handshake at the vendor's");
    }
    var said = KeptPayload.said(source.get().profile(), refused.evidence().raw());
    if (said.isEmpty()) {
      return still("other_profile", "it was not sent by this profile", "apply its profile again");
    }
    var again =
        new AuthenticatedDelivery(refused.evidence(), said.get(), grade.get(), clock.instant());
    var problems = problems(name, source.get(), again);
    if (!problems.isEmpty()) {
      return new Replayed.Refused(problems);
    }
    ledger.refusals().decided(tenant, refused, clock.instant());
    return new Replayed.Decided();
  }

  private List<Problem> problems(SourceName name, Source source, AuthenticatedDelivery again) {
    return switch (source.kind()) {
      case ATTESTATION -> problems(attest.attest(name, source.mapper(), again));
      case SESSION -> bare(record.record(name, source.mapper(), again).problems());
      case RESOLUTION -> bare(resolve.resolve(name, source.mapper(), again).problems());
    };
  }

  private static List<Problem> bare(List<ItemProblem> problems) {
    return problems.stream().map(ItemProblem::problem).toList();
  }

  private static List<Problem> problems(Attested attested) {
    return switch (attested) {
      case Attested.Unreadable unreadable -> List.of(unreadable.problem());
      case Attested.TooLarge large ->
          List.of(new Problem("too_large", "", "larger than it may be", "send smaller ones"));
      case Attested.Answered answered -> AttestDelivery.problems(answered.items());
    };
  }

  /** The grade that its signature reached; none where nothing was verified. */
  private static Optional<Assurance> grade(RefusedDelivery refused) {
    String wire = refused.evidence().how().getOrDefault("assurance", "");
    return Arrays.stream(Assurance.values()).filter(each -> each.wire().equals(wire)).findFirst();
  }

  private static Replayed still(String reason, String detail, String fix) {
    return new Replayed.Refused(List.of(new Problem(reason, "", detail, fix)));
  }
}
