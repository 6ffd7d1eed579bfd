package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import java.util.Collection;
import java.util.Optional;

/**
 * Finds outcomes by names that don't tell their claim: the ids of disputes, of inquiries, and of
 * result events. Every read is strongly consistent. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}; after {@link
 * dev.countersign.domain.failure.Unavailable} the caller may repeat it.
 */
public interface NamedOutcomes {
  /**
   * Writes names, over what is there of the same name; they are durable when it returns. One request
   * for each 25.
   */
  void put(TenantId tenant, Collection<OutcomeName> names);

  /** What the tenant knows by a name; none also where only another tenant knows it. One request. */
  Optional<OutcomeName> find(TenantId tenant, String name);

  /**
   * A name of an outcome, or of one of its results.
   *
   * @param name an id with its prefix, such as {@code dsp_…}; it has no {@code #}
   * @param revision of the result event that has the name, from 1; 0 of anything else
   */
  record OutcomeName(String name, Claim claim, int revision) {
    /** The name of a dispute or an inquiry of this outcome. */
    public static OutcomeName of(String name, Claim claim) {
      return new OutcomeName(name, claim, 0);
    }
  }
}
