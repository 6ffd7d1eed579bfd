package dev.countersign.forms.engine.request;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.UsageRule.Batch;
import dev.countersign.forms.engine.request.EngineRequest.BatchFrame;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Puts frozen items into batches. The items' bytes stay as they are. */
public final class BatchComposer {
  private BatchComposer() {}

  /**
   * A request that holds several items.
   *
   * @param places which of the given items it holds, in their order in the batch
   */
  public record Composed(EngineRequest request, List<Integer> places) {
    public Composed {
      places = List.copyOf(places);
    }
  }

  private record Envelope(
      String method, URI url, SortedMap<String, String> headers, Optional<BatchFrame> frame) {}

  /**
   * Batches of these items, in their order. Items of different addresses, headers or frames are
   * never together; one without a frame goes alone.
   */
  public static List<Composed> compose(List<EngineRequest> items, Batch limits) {
    Map<Envelope, List<Integer>> together = new LinkedHashMap<>();
    var composed = new ArrayList<Composed>();
    for (int i = 0; i < items.size(); i++) {
      EngineRequest item = items.get(i);
      if (item.frame().isEmpty()) {
        composed.add(new Composed(item, List.of(i)));
      } else {
        var envelope = new Envelope(item.method(), item.url(), item.headers(), item.frame());
        together.computeIfAbsent(envelope, e -> new ArrayList<>()).add(i);
      }
    }
    together.forEach((envelope, places) ->
        split(items, places, envelope.frame().orElseThrow(), limits)
            .forEach(part -> composed.add(batch(items, part, envelope))));
    return composed;
  }

  private static List<List<Integer>> split(
      List<EngineRequest> items, List<Integer> places, BatchFrame frame, Batch limits) {
    var parts = new ArrayList<List<Integer>>();
    List<Integer> part = new ArrayList<>();
    long bytes = 0;
    for (int place : places) {
      int size = items.get(place).body().size();
      boolean full =
          part.size() == limits.most()
              || bytes + size + frame.size(part.size() + 1) > limits.bytes();
      if (full && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(place);
      bytes += size;
    }
    parts.add(part);
    return parts;
  }

  private static Composed batch(
      List<EngineRequest> items, List<Integer> places, Envelope envelope) {
    List<Bytes> bodies = places.stream().map(place -> items.get(place).body()).toList();
    var request =
        new EngineRequest(
            envelope.method(),
            envelope.url(),
            envelope.headers(),
            envelope.frame().orElseThrow().around(bodies),
            Optional.empty());
    return new Composed(request, places);
  }
}
