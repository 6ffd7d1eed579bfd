package dev.countersign.app.operate.replay;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryProcessor;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.mapping.KeptPayload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Handles a refused delivery again, by its source's profile and terms as they are now, with the
 * original time of receipt and the original evidence. An item that was decided already answers as a
 * duplicate, so that nothing is decided twice.
 */
public final class ReplayRefused {
  private static final Problem NO_SOURCE =
      new Problem(
          "unknown_source", "", "its source is not there any more", "apply the source again");
  private static final Problem UNSIGNED =
      new Problem(
          "not_authentic",
          "",
          "nobody signed it: a handshake",
          "complete the handshake at the vendor's");
  private static final Problem OTHER_PROFILE =
      new Problem(
          "other_profile", "", "it was not sent by this profile", "apply its profile again");

  private static final Problem NO_ACCOUNT =
      new Problem(
          "no_account",
          "",
          "an app source kept it, since it is of no account that can be told",
          "see what the vendor sent with --show; events of known accounts are their sources'");

  private final Refusals refusals;
  private final Sources sources;
  private final Map<Kind, DeliveryProcessor<?>> processors;
  private final InstantSource clock;

  public ReplayRefused(
      Refusals refusals,
      Sources sources,
      Map<Kind, DeliveryProcessor<?>> processors,
      InstantSource clock) {
    this.refusals = refusals;
    this.sources = sources;
    this.processors = Map.copyOf(processors);
    this.clock = clock;
  }

  /** What came of a replay. */
  public sealed interface Replayed {
    /** Nothing of it is refused any more. */
    record Decided() implements Replayed {}

    /** It was decided before, at this time. */
    record Already(Instant at) implements Replayed {}

    /** It is still refused, in whole or in part; it stays kept. */
    record Refused(List<Problem> problems) implements Replayed {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Replays one delivery; durable when it returns. */
  public Replayed replay(TenantId tenant, RefusedDelivery refused) {
    if (refused.decidedAt().isPresent()) {
      return new Replayed.Already(refused.decidedAt().get());
    }
    var name = new SourceName(tenant, refused.source());
    var source = sources.find(name);
    if (source.isEmpty()) {
      return still(NO_SOURCE);
    }
    if (source.get().kind() == Kind.APP) {
      return still(NO_ACCOUNT);
    }
    var evidence = refused.evidence();
    var context = AuthenticatedDelivery.keptContext(name, evidence, clock.instant());
    if (context.isEmpty()) {
      return still(UNSIGNED);
    }
    var payload = KeptPayload.of(source.get().profile(), evidence.raw());
    if (payload.isEmpty()) {
      return still(OTHER_PROFILE);
    }
    var delivery = new AuthenticatedDelivery(context.get(), payload.get(), evidence);
    var processor = Objects.requireNonNull(processors.get(source.get().kind()), "all kinds");
    var result = processor.process(source.get(), delivery);
    // What waits for its records is kept anew if it can't be read or used.
    var problems = result.problems();
    if (!problems.isEmpty()) {
      return new Replayed.Refused(problems.stream().map(ItemProblem::problem).toList());
    }
    refusals.decided(tenant, refused, clock.instant());
    return new Replayed.Decided();
  }

  private static Replayed still(Problem problem) {
    return new Replayed.Refused(List.of(problem));
  }
}
