package dev.countersign.ledger;

import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Authentic deliveries that could not be used, in whole or in part. They are kept for 90 days, so
 * that they can be replayed once profile or terms are mended.
 */
public interface Refusals {
  /** Stores it. Repeating it changes nothing. */
  void keep(TenantId tenant, RefusedDelivery refused);

  /** The newest first, at most {@code limit}. */
  List<RefusedDelivery> list(TenantId tenant, int limit);

  Optional<RefusedDelivery> find(TenantId tenant, String id);

  /** Marks it as decided after all, at this time: it is not replayed again. */
  void decided(TenantId tenant, RefusedDelivery refused, Instant at);

  /**
   * One refused delivery.
   *
   * @param problems what was wrong, by place in the delivery; place 0 for the whole
   * @param decidedAt when it was decided after all, if it was
   */
  record RefusedDelivery(
      SourceId source,
      Instant receivedAt,
      List<ItemProblem> problems,
      Evidence evidence,
      Optional<Instant> decidedAt) {
    public RefusedDelivery {
      problems = List.copyOf(problems);
    }

    /** One that is not decided yet. */
    public RefusedDelivery(
        SourceId source, Instant receivedAt, List<ItemProblem> problems, Evidence evidence) {
      this(source, receivedAt, problems, evidence, Optional.empty());
    }

    /** {@code receivedAt#digest}. */
    public String id() {
      return receivedAt + "#" + evidence.digest().hex();
    }
  }

  /** A problem with the item at this place of the delivery, from 0. */
  record ItemProblem(int place, Problem problem) {}
}
