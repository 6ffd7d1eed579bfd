package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.trust.handshake.HandshakeResponder;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.DeliveryVerifier;
import java.util.Optional;

/** The sources of tenants, at most a minute old: their profiles, doors and keys, read once. */
public interface Sources {
  /**
   * One source, ready to verify.
   *
   * @param rate how many authentic deliveries a minute; none for no limit of its own
   */
  record Source(
      SourceName name,
      SourceForm.Kind kind,
      Profile profile,
      DeliveryVerifier door,
      Mapper mapper,
      HandshakeResponder greeter,
      Optional<TokenBucket> rate) {}

  /** None where there is none of this name. */
  Optional<Source> find(SourceName name);

  /** The keys that a tenant's subjects are hashed with. */
  Pseudonyms pseudonyms(TenantId tenant);

  /** What a request for an unknown source is tried on, so that it takes as long and fails. */
  DeliveryVerifier decoy();
}
