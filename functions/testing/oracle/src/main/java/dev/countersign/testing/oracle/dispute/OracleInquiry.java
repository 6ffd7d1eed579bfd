package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about a result (disputes.md, section 11).
 *
 * @param countedFrom from when on its deadline is counted; one that was drafted by itself counts
 *     from the end of the wait, where that is later
 * @param end none while it is open
 */
public record OracleInquiry(
    String id,
    OracleQuarrel.Asked.Kind kind,
    Instant recordedAt,
    Instant countedFrom,
    @Nullable End end) {

  /**
   * What became of it.
   *
   * @param said the code by which it was declined, or the claim that it was heard under; none of
   *     another end
   */
  public record End(State state, By by, Instant at, @Nullable String said) {}

  /** How it ended. */
  public enum State {
    ATTESTED,
    DECLINED,
    WITHDRAWN,
    OWED
  }

  boolean is(State state) {
    return end != null && end.state() == state;
  }

  boolean isOpen() {
    return end == null;
  }

  OracleInquiry ended(State state, By by, Instant at, @Nullable String said) {
    return new OracleInquiry(id, kind, recordedAt, countedFrom, new End(state, by, at, said));
  }

  OracleInquiry asOpen() {
    return new OracleInquiry(id, kind, recordedAt, countedFrom, null);
  }

  /** As it is for a message that was received before the silence was complete. */
  OracleInquiry asOf(Instant received) {
    return end != null && end.by() == By.SILENCE && end.at().isAfter(received) ? asOpen() : this;
  }
}
