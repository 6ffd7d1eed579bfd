package dev.countersign.app.delivery;

import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.Problem;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import java.util.Optional;

/** Has deliveries wait that name records without saying what they hold. */
final class ThinDeliveries {
  private static final Problem NO_CREDENTIAL =
      new Problem(
          "no_credential",
          "",
          "the event says that a record changed, and not what it holds; the source has no credential"
              + " to read it with",
          "put a credential of the vendor's API into the source's file (credential), or choose"
              + " events that say it; then replay");

  private final Fetches fetches;

  ThinDeliveries(Fetches fetches) {
    this.fetches = fetches;
  }

  /** It waits from now on, or can't be read. Durable when this returns. */
  <R> DeliveryResult<R> await(Source source, AuthenticatedDelivery delivery) {
    var context = delivery.context();
    if (source.credential().isEmpty()) {
      return new DeliveryResult.Unreadable<>(NO_CREDENTIAL, Optional.empty());
    }
    var waiting =
        new WaitingDelivery(
            context.tenant(), context.source(), delivery.evidence(), context.decidedAt(), 0);
    fetches.await(waiting);
    return new DeliveryResult.Waiting<>();
  }
}
