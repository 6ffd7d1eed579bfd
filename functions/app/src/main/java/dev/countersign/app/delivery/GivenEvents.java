package dev.countersign.app.delivery;

import dev.countersign.app.registry.SourceName;
import dev.countersign.ledger.Refusals.ItemProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What became of the events of an app's delivery, for each source that was given some. */
record GivenEvents(List<Given> each) {
  /** So many sources whose room is full are named in a log line. */
  private static final int BY_NAME = 10;

  GivenEvents {
    each = List.copyOf(each);
  }

  /** What became of those of one source; the app source has what is of no account. */
  record Given(SourceName source, DeliveryResult<?> result) {}

  /** Writes into the request's line what its sender is not told. */
  void tell(RequestLine line) {
    line.with("sources", each.size());
    long refused = each.stream().mapToLong(given -> refused(given.result())).sum();
    if (refused > 0) {
      line.with("refused", refused);
    }
    var full =
        each.stream()
            .filter(given -> given.result() instanceof DeliveryResult.NotKept)
            .map(given -> given.source().toString())
            .distinct()
            .toList();
    if (!full.isEmpty()) {
      String named = full.stream().limit(BY_NAME).collect(Collectors.joining(" "));
      line.with("reason", DeliveryPipeline.FULL).with("not_kept", named);
    }
    each.stream()
        .flatMap(given -> given.result().defect().stream())
        .forEach(what -> line.with("reason", "defect").with("what", what));
  }

  private static long refused(DeliveryResult<?> result) {
    return result.problems().stream().map(ItemProblem::place).distinct().count();
  }
}
