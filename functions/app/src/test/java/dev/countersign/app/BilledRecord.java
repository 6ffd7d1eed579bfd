package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.receipt.ReceiptVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an erasure leaves as it is: the hashes of all entries, their receipts, what was billed, and
 * what was told.
 */
record BilledRecord(
    List<Digest> hashes, List<String> receipts, List<String> billed, List<String> told) {
  private static final ReceiptVerifier VERIFIER =
      ReceiptVerifier.of(World.SIGNER.publicKeys(), World.ISSUER);

  /** As it is now; each chain and receipt must verify. */
  static BilledRecord of(World world, TenantId... tenants) {
    var hashes = new ArrayList<Digest>();
    var receipts = new ArrayList<String>();
    var billed = new ArrayList<String>();
    for (TenantId tenant : tenants) {
      var claims = new ArrayList<StoredEntry>();
      world.ledger.tenantScan().lastEntries(tenant, claims::add);
      for (StoredEntry last : claims) {
        var previous = Digest.ZERO;
        for (StoredEntry stored : world.ledger.outcomes().history(tenant, last.entry().claim())) {
          assertEquals(previous, stored.entry().previous());
          previous = stored.sealed().hash();
          var said = VERIFIER.verify(stored.receipt()).orElseThrow();
          assertEquals(Optional.of(previous.hex()), said.text("entry"));
          hashes.add(previous);
          receipts.add(stored.receipt());
          billed.add(stored.entry().claim() + " " + stored.entry().billed());
        }
      }
    }
    return new BilledRecord(hashes, receipts, billed, List.copyOf(world.told));
  }
}
