package dev.countersign.app.assembly;

import dev.countersign.app.delivery.AppDeliveries;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.DeliveryPipeline;
import dev.countersign.app.delivery.DeliveryProcessor;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.EvenPace;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.delivery.PassedOverCounts;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.registry.Sources;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.Ledger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The ends that deliveries come to, one for each kind of source.
 *
 * @param handlers what each kind of delivery makes of its items
 */
record DeliveryEnds(
    Ledger ledger, PassedOverCounts counts, ItemLanes lanes, Map<Kind, ItemHandler<?>> handlers) {

  /** Finds the end of a request. */
  DeliveryRouter route(Sources sources, RequestLog log, EvenPace pace) {
    var authenticator = new Authenticator(sources, pace);
    var pipelines = new EnumMap<Kind, DeliveryPipeline<?>>(Kind.class);
    var processors = processors();
    var apps =
        new AppDeliveries(
            sources,
            Objects.requireNonNull(processors.get(Kind.ATTESTATION)),
            counts,
            ledger.refusals(),
            ledger.outcomes());
    processors.forEach((kind, processor) ->
        pipelines.put(
            kind, new DeliveryPipeline<>(authenticator, processor, apps, ledger.refusals(), log)));
    return new DeliveryRouter(pipelines);
  }

  /** What handles the deliveries of each kind. */
  Map<Kind, DeliveryProcessor<?>> processors() {
    var processors = new EnumMap<Kind, DeliveryProcessor<?>>(Kind.class);
    handlers.forEach((kind, handler) -> processors.put(kind, processor(handler)));
    return processors;
  }

  private <R> DeliveryProcessor<R> processor(ItemHandler<R> handler) {
    return new DeliveryProcessor<>(handler, ledger.refusals(), ledger.fetches(), counts, lanes);
  }
}
