package dev.countersign.domain.inquiry;

import dev.countersign.domain.Claim;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an inquiry.
 *
 * @param state any but open
 * @param at when the message that ended it was received; when it was heard; by silence the deadline
 * @param codeOrNull why the payer declined it; none where the payer didn't
 * @param heardOrNull the claim under which it was heard; none where it wasn't, or is of an outcome
 *     that was attested anew
 */
public record InquiryEnd(
    InquiryState state,
    InquiryEndedBy by,
    Instant at,
    @Nullable DeclineCode codeOrNull,
    @Nullable Claim heardOrNull) {
  public InquiryEnd {
    if (state == InquiryState.OPEN) {
      throw new IllegalArgumentException("an end is not open");
    }
  }

  /** Who, or what, ended it. */
  public enum InquiryEndedBy {
    PAYER,
    SELLER,
    /** The deadline passed, and the terms say what that means. */
    SILENCE;

    /** The word in answers, entries and events. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The claim under which it was heard, if it was. */
  public Optional<Claim> heard() {
    return Optional.ofNullable(heardOrNull);
  }

  /** Why the payer declined it, if the payer did. */
  public Optional<DeclineCode> code() {
    return Optional.ofNullable(codeOrNull);
  }
}
