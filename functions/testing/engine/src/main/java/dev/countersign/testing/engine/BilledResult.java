package dev.countersign.testing.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result event, as far as an engine's books need it.
 *
 * @param reverses of a reversal: the billable that it takes back
 * @param replaces of a billable that replaces one: the reversal of that one
 * @param replacedBy of a reversal of a restatement: the billable that the same entry made
 * @param value what the target counts: of a billable above zero, of a reversal its exact negative
 */
public record BilledResult(
    String id,
    Kind kind,
    @Nullable String reverses,
    @Nullable String replaces,
    @Nullable String replacedBy,
    long value,
    Account account,
    Instant occurredAt,
    Instant recordedAt) {

  public static BilledResult billable(
      String id, Account account, long value, Instant occurredAt, Instant recordedAt) {
    return new BilledResult(
        id, Kind.BILLABLE, null, null, null, value, account, occurredAt, recordedAt);
  }

  /** The reversal of this billable. */
  public BilledResult reversal(String reversalId, Instant occurred, Instant recorded) {
    return new BilledResult(
        reversalId, Kind.REVERSAL, id, null, null, -value, account, occurred, recorded);
  }

  /** This reversal, of an entry that made a billable in the other's place. */
  public BilledResult replacedBy(String billable) {
    return new BilledResult(
        id, kind, reverses, replaces, billable, value, account, occurredAt, recordedAt);
  }

  /** This billable, made by the entry that made the reversal. */
  public BilledResult replacing(String reversal) {
    return new BilledResult(
        id, kind, reverses, reversal, replacedBy, value, account, occurredAt, recordedAt);
  }

  public boolean isReversal() {
    return kind == Kind.REVERSAL;
  }

  /** Whether it adds or takes back. */
  public enum Kind {
    BILLABLE,
    REVERSAL
  }
}
