package dev.countersign.ledger;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which source uses which keys, over all tenants: one key that serves two sources lets what was
 * signed for one be posted to the other. Keys are here as fingerprints, never as secrets.
 */
public interface KeyUses {
  /** Stores it in place of what the source used before. */
  void put(KeyUse use);

  /** Forgets which keys a source uses. */
  void remove(TenantId tenant, SourceId source);

  /** Those of every tenant. */
  List<KeyUse> all();

  /**
   * The keys that a source uses.
   *
   * @param says what the source sends, as its kind's word
   * @param apart what tells its deliveries from those of another source of the same key, each by
   *     its name: its address, its account, the audience of its tokens
   * @param keys the keys' fingerprints
   */
  record KeyUse(
      TenantId tenant,
      SourceId source,
      String says,
      SortedMap<String, String> apart,
      Set<String> keys) {
    public KeyUse {
      apart = new TreeMap<>(apart);
      keys = Set.copyOf(keys);
    }

    /** The same, told apart by these. */
    public KeyUse apartBy(SortedMap<String, String> others) {
      return new KeyUse(tenant, source, says, others, keys);
    }

    /** Whether it is the same source. */
    public boolean isOf(KeyUse other) {
      return tenant.equals(other.tenant) && source.equals(other.source);
    }

    /** Whether both use one of the keys. */
    public boolean shares(KeyUse other) {
      return keys.stream().anyMatch(other.keys::contains);
    }

    /** Whether no delivery can be authentic at both. */
    public boolean isApartFrom(KeyUse other) {
      return apart.entrySet().stream()
          .anyMatch(mine -> {
            var theirs = other.apart.get(mine.getKey());
            return theirs != null && !Objects.equals(theirs, mine.getValue());
          });
    }
  }
}
