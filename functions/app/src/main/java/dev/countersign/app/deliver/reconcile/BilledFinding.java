package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.ledger.TargetKey;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param scope what was looked at: a month such as {@code 2026-11}, or {@link #ENTRIES}
 * @param id the result event's id, or whatever else names it among those of its kind; the same at
 *     each look
 * @param claimOrNull the outcome, where it is known
 * @param groupOrNull the customer and meter, where they are known
 * @param owedOrNull what the engine should have, as it counts
 * @param hasOrNull what it has
 * @param proposalOrNull the request that would correct it
 */
public record BilledFinding(
    TargetKey target,
    Kind kind,
    String scope,
    String id,
    @Nullable Claim claimOrNull,
    @Nullable BilledGroup groupOrNull,
    @Nullable BigDecimal owedOrNull,
    @Nullable BigDecimal hasOrNull,
    Follows follows,
    @Nullable ProposedRequest proposalOrNull) {
  /** The scope of what was found in the entries. */
  public static final String ENTRIES = "entries";

  /** What it is told as: {@code docs/billing.md}, section 9. */
  public enum Kind {
    UNPOSTED,
    MISSING,
    EXTRA,
    FOUND,
    DIFFERS,
    SUM,
    UNANSWERED,
    UNREADABLE,
    UNREAD;

    /** The fixed word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether postings, entries and engine contradict each other. */
    public boolean isDifference() {
      return this != FOUND && this != UNANSWERED && this != UNREAD;
    }
  }

  /** What follows from it. */
  public enum Follows {
    POSTED,
    SENT,
    SENT_AGAIN,
    PROPOSED,
    TOLD;

    /** The fixed word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is remembered of it: never what it says of a customer. */
  public String differenceId() {
    String name = kind == Kind.UNREADABLE ? Digest.of(id).prefix(32) : id;
    return kind.word() + "/" + name;
  }

  /** The outcome's claim. */
  public Optional<Claim> claim() {
    return Optional.ofNullable(claimOrNull);
  }

  /** The customer and meter. */
  public Optional<BilledGroup> group() {
    return Optional.ofNullable(groupOrNull);
  }
}
