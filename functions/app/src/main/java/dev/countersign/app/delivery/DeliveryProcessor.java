package dev.countersign.app.delivery;

import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.inbound.NamedTenant;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.Keeping;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.mapping.MappingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Handles an authentic delivery: maps it, handles its items each by itself, and keeps what can't be
 * used. No item's failure costs another item.
 */
public final class DeliveryProcessor<R> {
  private static final Problem DEFECT =
      new Problem(
          "defect",
          "",
          "Countersign failed on it in a way that nobody foresaw",
          "nothing; it is kept, and is replayed once the defect is mended");

  private final ItemHandler<R> handler;
  private final Refusals refusals;
  private final ThinDeliveries thin;
  private final PassedOverCounts counts;
  private final ItemLanes lanes;

  public DeliveryProcessor(
      ItemHandler<R> handler,
      Refusals refusals,
      Fetches fetches,
      PassedOverCounts counts,
      ItemLanes lanes) {
    this.lanes = lanes;
    this.handler = handler;
    this.refusals = refusals;
    this.thin = new ThinDeliveries(fetches);
    this.counts = counts;
  }

  ItemHandler<R> handler() {
    return handler;
  }

  /**
   * Handles it; durable when it returns.
   *
   * @throws Unavailable when a dependency failed: items that were handled are answered as
   *     duplicates when the delivery is sent again
   * @throws Misconfigured when a person must change a setting first
   */
  public DeliveryResult<R> process(Source source, AuthenticatedDelivery delivery) {
    return process(source, delivery, null);
  }

  /**
   * Handles it with what was read from the vendor's API.
   *
   * @param fetched the records that its event names; null while nothing was read
   */
  public DeliveryResult<R> process(
      Source source, AuthenticatedDelivery delivery, @Nullable List<Json> fetched) {
    var result = handled(source, delivery, fetched);
    var problems = result.problems();
    if (result instanceof DeliveryResult.TooLarge || problems.isEmpty()) {
      return result;
    }
    return switch (keep(delivery, problems)) {
      case KEPT -> result;
      case HOUR_IS_FULL ->
          new DeliveryResult.NotKept<>(
              problems, Refusals.untilRoom(delivery.context().receivedAt()));
    };
  }

  private DeliveryResult<R> handled(
      Source source, AuthenticatedDelivery delivery, @Nullable List<Json> fetched) {
    MappingResult mapped;
    try {
      var context = delivery.context();
      mapped =
          source
              .mapper()
              .map(delivery.payload(), context.messageId(), context.receivedAt(), fetched);
    } catch (Unavailable e) {
      throw e; // the machine gave the mapping too little time: nothing is wrong with the delivery
    } catch (RuntimeException | StackOverflowError e) {
      return new DeliveryResult.Unreadable<>(DEFECT, Optional.of(FailureMapping.describe(e)));
    }
    return switch (mapped) {
      case MappingResult.Unmapped(Problem problem) ->
          new DeliveryResult.Unreadable<>(problem, Optional.empty());
      case MappingResult.Thin records -> thin.await(source, delivery);
      case MappingResult.Items(var parts)
          when parts.size() == 1 && delivery.evidence().raw().size() > handler.largestSingle() ->
          new DeliveryResult.TooLarge<>();
      case MappingResult.Items(var parts) -> items(parts, delivery);
    };
  }

  private DeliveryResult<R> items(List<MappingResult.Part> parts, AuthenticatedDelivery delivery) {
    var begun = handler.begin(delivery, parts);
    var handled = new HandledItems<R>(DEFECT);
    var inLanes =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    part -> lane(part, delivery), LinkedHashMap::new, Collectors.toList()));
    lanes.run(
        inLanes.values().stream()
            .<Runnable>map(lane ->
                () ->
                    lane.forEach(part ->
                        handled.handle(
                            part.place(), () -> part(begun, part, delivery, parts.size()))))
            .toList());
    var context = delivery.context();
    return handled.result(context.assurance(), context.provableTo());
  }

  /** Whose lane can't be found fails when it is handled, and only then. */
  private String lane(MappingResult.Part part, AuthenticatedDelivery delivery) {
    try {
      return part instanceof MappingResult.Item item ? handler.lane(item, delivery) : "";
    } catch (RuntimeException | StackOverflowError e) {
      return "";
    }
  }

  private ItemResult<R> part(
      ItemHandler<R> begun, MappingResult.Part part, AuthenticatedDelivery delivery, int together) {
    return switch (part) {
      case MappingResult.Ignored(int place, String reason) ->
          new ItemResult.Ignored<>(place, reason);
      case MappingResult.Foreign foreign -> {
        var context = delivery.context();
        counts.count(
            context.tenant(),
            context.source(),
            foreign.account(),
            foreign.events(),
            context.decidedAt());
        yield new ItemResult.Ignored<>(foreign.place(), foreign.reason());
      }
      case MappingResult.Refused(int place, Problem problem) ->
          new ItemResult.Refused<>(place, problem);
      case MappingResult.Item item ->
          NamedTenant.problem(item.json(), delivery.context().tenant())
              .<ItemResult<R>>map(astray -> new ItemResult.Refused<>(item.place(), astray))
              .orElseGet(() -> begun.handle(item, delivery, together));
    };
  }

  private Keeping keep(AuthenticatedDelivery delivery, List<ItemProblem> problems) {
    var context = delivery.context();
    return refusals.keep(
        context.tenant(),
        new RefusedDelivery(context.source(), context.receivedAt(), problems, delivery.evidence()));
  }
}
