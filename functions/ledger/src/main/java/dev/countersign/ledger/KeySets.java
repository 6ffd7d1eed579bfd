package dev.countersign.ledger;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sets of public keys that are fetched by their address, one for each source that names one: two
 * sources with the same address have a set each, so that no tenant's keys come out of another's.
 */
public interface KeySets {
  /** Wants the set fetched from now on. Another address than before forgets what was fetched. */
  void follow(TenantId tenant, SourceId source, URI url);

  Optional<KeySet> find(TenantId tenant, SourceId source);

  /** All of all tenants, for the function that fetches them. */
  List<KeySet> all();

  /** Keeps what a fetch brought. Nothing when the source follows another address by now. */
  void put(KeySet set);

  /**
   * One source's set.
   *
   * @param keys the last good set, as a JWK set's text (RFC 7517)
   * @param triedAt of the last fetch, good or not
   * @param failures one after the other since the last good fetch
   */
  record KeySet(
      TenantId tenant,
      SourceId source,
      URI url,
      Optional<String> keys,
      Optional<Instant> triedAt,
      int failures) {}
}
