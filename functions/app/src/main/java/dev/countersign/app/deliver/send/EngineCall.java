package dev.countersign.app.deliver.send;

import dev.countersign.domain.EventId;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineAuth;
import dev.countersign.forms.engine.UsageRule.Batch;
import dev.countersign.forms.engine.UsageRule.Shape;
import dev.countersign.forms.engine.request.BatchComposer;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.RequestRenderer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request to an engine, of one posting or of several.
 *
 * @param items in the order in which the request has them; one at least
 * @param request the whole of it
 */
record EngineCall(List<ReadyRequest> items, EngineRequest request) {
  /** For one item that a frame is around. */
  private static final Batch OF_ONE = new Batch(1, RequestRenderer.LARGEST, new Shape.Lines());

  EngineCall {
    items = List.copyOf(items);
  }

  /**
   * The calls for these requests, in their order but that batches come first.
   *
   * @param alone those that go in no batch
   */
  static List<EngineCall> of(Engine engine, Collection<ReadyRequest> requests, Set<EventId> alone) {
    var together = new ArrayList<ReadyRequest>();
    var calls = new ArrayList<EngineCall>();
    for (ReadyRequest each : requests) {
      boolean batched =
          each.rule() instanceof KindRule.AsUsage(var usage)
              && usage.batch().isPresent()
              && !alone.contains(each.posting().id());
      if (batched) {
        together.add(each);
      } else {
        calls.addAll(composed(List.of(each), OF_ONE));
      }
    }
    engine
        .usage()
        .batch()
        .filter(batch -> !together.isEmpty())
        .ifPresent(batch -> calls.addAll(0, composed(together, batch)));
    return calls;
  }

  /** The same call of fewer items. */
  EngineCall with(List<ReadyRequest> fewer) {
    if (fewer.size() == items.size()) {
      return this;
    }
    var asLarge = new Batch(items.size(), Integer.MAX_VALUE, new Shape.Lines());
    return composed(fewer, asLarge).getFirst();
  }

  private static List<EngineCall> composed(List<ReadyRequest> requests, Batch limits) {
    var bare = requests.stream().map(ReadyRequest::request).toList();
    return BatchComposer.compose(bare, limits).stream()
        .map(made ->
            new EngineCall(made.places().stream().map(requests::get).toList(), made.request()))
        .toList();
  }

  /** The first of its items, which stands for all. */
  ReadyRequest first() {
    return items.getFirst();
  }

  KindRule rule() {
    return first().rule();
  }

  EngineAuth auth(Engine engine) {
    return rule().auth(engine);
  }

  /** What the engine knows its items by. */
  List<String> keys() {
    return items.stream().map(ReadyRequest::key).toList();
  }

  /** What no other call under way may have, too, sorted. */
  Set<String> lanes(Set<String> names) {
    var lanes = new TreeSet<String>();
    if (!names.isEmpty()) {
      items.forEach(item -> lanes.add(item.lane(names)));
    }
    return lanes;
  }
}
