package dev.countersign.app.dispute;

import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;

/** Says how the months stand that billed lines: {@code docs/disputes.md}, section 4. */
@FunctionalInterface
public interface MonthsOfLines {
  /** Of tenants that seal no months. */
  MonthsOfLines NONE = (last, receivedAt) -> new LineMonth.Unsealed();

  /**
   * How the month stands whose leaf the entry is that published the result which stands.
   *
   * @param last the outcome's last entry; some result stands with it
   * @param receivedAt when the dispute was received: what the payer accepted later doesn't count
   * @throws dev.countersign.domain.failure.OperationFailed when it can't be told
   */
  LineMonth of(StoredEntry last, Instant receivedAt);
}
