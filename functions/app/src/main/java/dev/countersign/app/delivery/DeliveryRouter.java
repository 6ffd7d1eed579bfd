package dev.countersign.app.delivery;

import dev.countersign.app.registry.SourceAddress;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.trust.delivery.RawDelivery;
import java.util.Map;
import java.util.Optional;

/** Finds the pipeline that a path is for. */
public final class DeliveryRouter {
  private final Map<Kind, DeliveryPipeline<?>> pipelines;

  public DeliveryRouter(Map<Kind, DeliveryPipeline<?>> pipelines) {
    this.pipelines = Map.copyOf(pipelines);
  }

  /** Answers a request; what is sent to no source's path, or not by POST, is not found. */
  public HttpAnswer handle(String path, RawDelivery raw) {
    return SourceAddress.ofPath(path)
        .filter(addressed -> raw.method().equals("POST"))
        .flatMap(addressed ->
            Optional.ofNullable(pipelines.get(addressed.kind()))
                .map(pipeline -> pipeline.handle(addressed, raw)))
        .orElseGet(Answers::notFound);
  }
}
