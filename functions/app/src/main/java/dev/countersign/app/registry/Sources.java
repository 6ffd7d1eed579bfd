package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceAccounts;
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
   * @param accounts which accounts of the vendor's it is for
   */
  record Source(
      SourceName name,
      SourceForm.Kind kind,
      Profile profile,
      DeliveryVerifier verifier,
      Mapper mapper,
      HandshakeResponder responder,
      Optional<SecretRef> credential,
      Optional<TokenBucket> rate,
      SourceAccounts accounts) {
    /** Whether its kind is posted to the end of this address. */
    boolean isAt(SourceAddress address) {
      return kind.end().equals(address.kind().end());
    }
  }

  /** What is at an address that a stranger's request names. */
  sealed interface Addressed {
    /** A source of this name and kind, which takes such an address. */
    record Found(Source source) implements Addressed {}

    /** None. */
    record Nowhere() implements Addressed {}

    /**
     * A source that can't verify: its secret is missing or may not be read, its profile or its key
     * is none. A person must mend it. Only of a plain address, which anybody can make up.
     *
     * @param why what is wrong, for the log
     */
    record Unopened(Misconfigured why) implements Addressed {}
  }

  /** The source of this name; none where there is none. */
  Optional<Source> find(SourceName name);

  /**
   * What a stranger's request is addressed to.
   *
   * @throws Misconfigured when it is at a checked address, which a stranger can't make up, and
   *     can't verify
   * @throws dev.countersign.domain.failure.Unavailable when as many requests to plain addresses as
   *     are looked into were in vain
   */
  Addressed at(SourceAddress address);

  /**
   * Counts a request to a source that was found which is not authentic, as one to a made-up name is
   * counted, so that the two can't be told apart.
   *
   * @throws dev.countersign.domain.failure.Unavailable as {@link #at} does
   */
  void refused(SourceAddress address);

  /** What hashes a tenant's subjects, records and names. */
  Pseudonyms pseudonyms(TenantId tenant);

  /** Verifies requests for unknown sources: always in vain, and as slowly as for a known one. */
  DeliveryVerifier decoy();
}
