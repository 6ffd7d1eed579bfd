package dev.countersign.forms.event;

import dev.countersign.domain.Digest;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.SettledBy;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How an entry left a dispute.
 *
 * @param dispute as it is with the entry
 * @param monthOrNull the month of the line, where a result stands and its leaf is in one
 * @param deadlineOrNull until when somebody has to speak; none once it has ended, and while no terms
 *     end it
 * @param settledByOrNull what settled it, where the terms ended it
 */
public record DisputeChanged(
    SealedEntry sealed,
    Dispute dispute,
    @Nullable YearMonth monthOrNull,
    @Nullable Instant deadlineOrNull,
    @Nullable SettledBy settledByOrNull) {

  /**
   * The event's id: {@code dch_} and 32 hexadecimal digits, the same at every retry. An entry may
   * end one dispute and open another.
   */
  public String id() {
    return "dch_"
        + Digest.of(
                "dispute changed",
                sealed.entry().outcome().value(),
                sealed.hash().hex(),
                dispute.id().value())
            .prefix(32);
  }
}
