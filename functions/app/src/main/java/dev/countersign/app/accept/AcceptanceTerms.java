package dev.countersign.app.accept;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.acceptance.MonthReview;
import java.util.Optional;

/**
 * Who may accept a tenant's months, and until when.
 *
 * @param payer the source whose word is the payer's; none where nobody can accept
 */
public record AcceptanceTerms(Optional<SourceId> payer, MonthReview review) {}
