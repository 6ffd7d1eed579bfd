package dev.countersign.ledger;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sets of public keys that are fetched from an address, one for each source that names an address.
 * Two sources with the same address have a set each, so no tenant ever reads another's keys.
 */
public interface KeySets {
  /** Has the set fetched from now on. With another address than before, the old set is dropped. */
  void follow(TenantId tenant, SourceId source, URI url);

  /** Has the set fetched no more, and forgets it. */
  void unfollow(TenantId tenant, SourceId source);

  /** This source's set, when it names an address. */
  Optional<KeySet> find(TenantId tenant, SourceId source);

  /** The sets of all tenants, for the function that fetches them. */
  List<KeySet> all();

  /** Stores a fetched set; does nothing when the source names another address by now. */
  void put(KeySet set);

  /**
   * One source's set.
   *
   * @param keys the last good set, as a JWK set's text (RFC 7517)
   * @param triedAt when the last fetch was tried, successful or not
   * @param failures how many fetches have failed since the last good one
   */
  record KeySet(
      TenantId tenant,
      SourceId source,
      URI url,
      Optional<String> keys,
      Optional<Instant> triedAt,
      int failures) {}
}
