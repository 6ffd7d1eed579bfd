package dev.countersign.ledger;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.TermsRef;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The settings of tenants, as the texts that were applied. Readers parse and cache them. */
public interface Registry {
  Optional<String> tenant(TenantId tenant);

  Optional<String> source(TenantId tenant, SourceId source);

  /** The text of each version of one outcome type's terms. */
  List<String> terms(TenantId tenant, OutcomeType type);

  /** The text of the tenant's {@code billing.yaml}; none where its results end on the bus. */
  Optional<String> billing(TenantId tenant);

  /** Everything that was applied for one tenant. */
  Applied applied(TenantId tenant);

  void putTenant(TenantId tenant, String text);

  void putSource(TenantId tenant, SourceId source, String text);

  /** Takes a source away, where it is there. */
  void removeSource(TenantId tenant, SourceId source);

  void putBilling(TenantId tenant, String text);

  /** Takes the tenant's {@code billing.yaml} away, where it is there. */
  void removeBilling(TenantId tenant);

  /** Adds a version of terms. A version that exists is never overwritten. */
  TermsWrite putTerms(TenantId tenant, OutcomeType type, int version, String text);

  /** Takes a version of terms away, where it is there. Nothing may be governed by it. */
  void removeTerms(TenantId tenant, TermsRef version);

  /**
   * The texts that were applied for one tenant.
   *
   * @param tenant its own; none where it was never applied
   * @param sources one for each source
   * @param terms one for each version, in the order of types and numbers
   * @param billing that of its {@code billing.yaml}; none where it has none
   */
  record Applied(
      Optional<String> tenant,
      SortedMap<SourceId, String> sources,
      List<Version> terms,
      Optional<String> billing) {
    public Applied {
      sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
      terms = List.copyOf(terms);
    }
  }

  /** A version of terms, and its text. */
  record Version(TermsRef ref, String text) {}

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
