package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import java.util.Optional;

/**
 * Names one entry of one outcome.
 *
 * @param seq the entry's number, from 1
 */
public record EntryKey(TenantId tenant, Claim claim, int seq) {
  public static EntryKey of(Entry entry) {
    return new EntryKey(entry.tenant(), entry.claim(), entry.seq());
  }

  /** The entry before this one; none before the first. */
  public Optional<EntryKey> before() {
    return seq == 1 ? Optional.empty() : Optional.of(new EntryKey(tenant, claim, seq - 1));
  }
}
