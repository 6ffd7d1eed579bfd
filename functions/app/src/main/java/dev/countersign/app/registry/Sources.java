package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.trust.handshake.HandshakeResponder;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.DeliveryVerifier;
import java.util.Optional;

/**
 * Finds tenants' sources with their profiles, verifiers and keys; what it gives is at most a minute
 * old.
 */
public interface Sources {
  /**
   * One source, ready to verify.
   *
   * @param credential where the vendor's API credential lies; none where the source has none
   * @param rate limits its authentic deliveries; none where it has no limit of its own
   */
  record Source(
      SourceName name,
      SourceForm.Kind kind,
      Profile profile,
      DeliveryVerifier verifier,
      Mapper mapper,
      HandshakeResponder responder,
      Optional<SecretRef> credential,
      Optional<TokenBucket> rate) {}

  /** The source of this name; none where there is none. */
  Optional<Source> find(SourceName name);

  /** What hashes a tenant's subjects, records and names. */
  Pseudonyms pseudonyms(TenantId tenant);

  /** Verifies requests for unknown sources: always in vain, and as slowly as for a known one. */
  DeliveryVerifier decoy();
}
