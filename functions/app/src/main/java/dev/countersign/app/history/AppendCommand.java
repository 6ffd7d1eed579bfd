package dev.countersign.app.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells one outcome one thing at one time.
 *
 * @param book the terms of the outcome's type
 * @param evidenceOrNull what is kept beside the entry; none where it is kept on its own
 * @param now when it is decided
 */
public record AppendCommand(
    TenantId tenant,
    Claim claim,
    Stimulus stimulus,
    TermsBook book,
    @Nullable Evidence evidenceOrNull,
    Instant now) {

  /** The same, with another stimulus. */
  AppendCommand with(Stimulus other) {
    return new AppendCommand(tenant, claim, other, book, evidenceOrNull, now);
  }
}
