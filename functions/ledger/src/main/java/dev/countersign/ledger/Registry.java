package dev.countersign.ledger;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.List;
import java.util.Optional;

/** What tenants have set up, as the texts that were applied; readers parse and cache them. */
public interface Registry {
  Optional<String> tenant(TenantId tenant);

  Optional<String> source(TenantId tenant, SourceId source);

  /** The text of each version of one outcome type's terms. */
  List<String> terms(TenantId tenant, OutcomeType type);

  void putTenant(TenantId tenant, String text);

  void putSource(TenantId tenant, SourceId source, String text);

  /** Adds a version. A version that is there with another text is never overwritten. */
  TermsWrite putTerms(TenantId tenant, OutcomeType type, int version, String text);

  enum TermsWrite {
    WRITTEN,
    THE_SAME,
    OTHER_TEXT
  }
}
