package dev.countersign.app.delivery;

import dev.countersign.domain.Problem;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.Keeping;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what an app source can't give or its source can't use, in the room of the source that it is
 * for. What is over that room is counted and not sent again: the vendor would send everybody's.
 */
final class AppRefusals {
  private final Refusals refusals;
  private final PassedOverCounts counts;

  AppRefusals(Refusals refusals, PassedOverCounts counts) {
    this.refusals = refusals;
    this.counts = counts;
  }

  /**
   * Keeps a delivery that is refused as a whole, else counts it.
   *
   * @param events so many events it has
   */
  DeliveryResult<?> keep(AuthenticatedDelivery delivery, Problem problem, long events) {
    var context = delivery.context();
    var problems = List.of(new ItemProblem(0, problem));
    var keeping =
        refusals.keep(
            context.tenant(),
            new RefusedDelivery(
                context.source(), context.receivedAt(), problems, delivery.evidence()));
    if (keeping == Keeping.HOUR_IS_FULL) {
      counts.countNotKept(context.tenant(), context.source(), events, context.decidedAt());
      return new DeliveryResult.NotKept<>(problems, Refusals.untilRoom(context.receivedAt()));
    }
    return new DeliveryResult.Unreadable<>(problem, Optional.empty());
  }

  /** Does with a source's result what an app source owes that its vendor is not told. */
  DeliveryResult<?> settled(AuthenticatedDelivery delivery, DeliveryResult<?> result) {
    return switch (result) {
      case DeliveryResult.TooLarge<?> large ->
          keep(delivery, large.problems().getFirst().problem(), 1);
      case DeliveryResult.NotKept<?> full -> {
        var context = delivery.context();
        long items = full.problems().stream().map(ItemProblem::place).distinct().count();
        counts.countNotKept(context.tenant(), context.source(), items, context.decidedAt());
        yield full;
      }
      default -> result;
    };
  }
}
