package dev.countersign.app.registry;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.TermsBook;
import java.util.Optional;

/** Finds tenants' terms; what it gives is at most a minute old. */
@FunctionalInterface
public interface Contracts {
  Optional<TermsBook> book(TenantId tenant, OutcomeType type);
}
