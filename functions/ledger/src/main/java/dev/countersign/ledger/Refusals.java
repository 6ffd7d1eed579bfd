package dev.countersign.ledger;

import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Authentic deliveries that could not be used, in whole or in part. They are kept for 90 days, so
 * that they can be replayed once profile or terms are mended. Handshakes that nobody signed are
 * kept here too, and counted apart.
 */
public interface Refusals {
  /** So many new ones of one source are kept in an hour of the clock. */
  int MOST_AN_HOUR = 100;

  /** What became of a delivery that was to be kept. */
  enum Keeping {
    /** It is there, now or since before. */
    KEPT,
    /** The source's hour is full, and it is not there. */
    HOUR_IS_FULL
  }

  /**
   * Stores it; the same bytes of the same source are kept once, with their first time of receipt.
   * One that was decided before and is refused again waits for its replay again.
   */
  Keeping keep(TenantId tenant, RefusedDelivery refused);

  /** How long it is from this time until the next hour of the clock has room. */
  static Duration untilRoom(Instant receivedAt) {
    var next = receivedAt.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return Duration.between(receivedAt, next);
  }

  /** The newest, at most {@code limit}: one that can't be read hides no other. */
  Listing listing(TenantId tenant, int limit);

  /** Those of {@link #listing} that can be read. */
  default List<RefusedDelivery> list(TenantId tenant, int limit) {
    return listing(tenant, limit).read();
  }

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

    /** What {@link Evidence#how} says of a handshake that nobody signed. */
    public static final String HANDSHAKE = "handshake";

    /** Whether anything of it was signed. */
    public boolean isSigned() {
      return !evidence.how().containsKey(HANDSHAKE);
    }

    /** The same delivery, received at this time. */
    public RefusedDelivery received(Instant first) {
      return new RefusedDelivery(source, first, problems, evidence.received(first), decidedAt);
    }

    /** {@code receivedAt#digest}. */
    public String id() {
      return receivedAt + "#" + evidence.digest().hex();
    }
  }

  /** What is kept: what can be read now, and what can't, the newest of each first. */
  record Listing(List<RefusedDelivery> read, List<Unread> unread) {
    public Listing {
      read = List.copyOf(read);
      unread = List.copyOf(unread);
    }
  }

  /** One that can't be read now: it is damaged, or a later release wrote it. It stays kept. */
  record Unread(String id, OperationFailed why) {}

  /** A problem with the item at this place of the delivery, from 0. */
  record ItemProblem(int place, Problem problem) {}
}
