package dev.countersign.ledger;

import dev.countersign.domain.Bytes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a tenant's contract asks the other, with a deadline: a dispute, or an inquiry.
 *
 * @param id {@code dsp_…} or {@code inq_…}
 * @param openedAt when it was recorded first; it never changes
 * @param seq the entry of its outcome that it stands so with
 * @param deadlineOrNull until when somebody has to speak; none once it has ended. {@link #NO_END}
 *     of one that has not ended and that no terms end
 * @param said how it stands: the {@code data} of the last {@code DisputeChanged} or {@code
 *     InquiryChanged} of it without its receipt, as JSON in UTF-8
 */
public record Question(
    Kind kind,
    String id,
    Instant openedAt,
    int seq,
    @Nullable Instant deadlineOrNull,
    Bytes said) {
  /** The deadline of what no terms end. */
  public static final Instant NO_END = Instant.parse("2100-01-01T00:00:00Z");

  /** Until when somebody has to speak; none once it has ended. */
  public Optional<Instant> deadline() {
    return Optional.ofNullable(deadlineOrNull);
  }

  /** Who asks whom. */
  public enum Kind {
    /** The payer asks the seller whether a line is owed. */
    DISPUTE,
    /** The seller asks the payer for a result that nobody attested. */
    INQUIRY;

    /** The word in keys and answers. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
