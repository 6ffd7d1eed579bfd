package dev.countersign.ledger;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.List;
import java.util.Optional;

/** The settings of tenants, as the texts that were applied. Readers parse and cache them. */
public interface Registry {
  Optional<String> tenant(TenantId tenant);

  Optional<String> source(TenantId tenant, SourceId source);

  /** The text of each version of one outcome type's terms. */
  List<String> terms(TenantId tenant, OutcomeType type);

  void putTenant(TenantId tenant, String text);

  void putSource(TenantId tenant, SourceId source, String text);

  /** Adds a version of terms. A version that exists is never overwritten. */
  TermsWrite putTerms(TenantId tenant, OutcomeType type, int version, String text);

  /** The result of adding a version. */
  enum TermsWrite {
    /** It was added. */
    WRITTEN,
    /** It existed with the same text. */
    THE_SAME,
    /** It existed with another text, which stays. */
    OTHER_TEXT
  }
}
