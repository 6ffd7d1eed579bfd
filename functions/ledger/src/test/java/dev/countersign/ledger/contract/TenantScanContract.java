package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.entry;
import static dev.countersign.ledger.contract.Samples.recorded;
import static dev.countersign.ledger.contract.Samples.session;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

interface TenantScanContract {
  Ledger ledger();

  @Test
  default void lastEntries_histories_givesEachLastEntryOfThisTenantOnly() {
    var tenant = tenant();
    var outcomes = ledger().outcomes();
    outcomes.append(entry(tenant, claim("a"), 1), null);
    outcomes.append(entry(tenant, claim("b"), 1), null);
    outcomes.append(entry(tenant, claim("b"), 2), null);
    outcomes.append(entry(tenant(), claim("c"), 1), null);

    var found = new ArrayList<StoredEntry>();
    ledger().tenantScan().lastEntries(tenant, found::add);
    assertEquals(List.of(entry(tenant, claim("a"), 1), entry(tenant, claim("b"), 2)), found);
  }

  @Test
  default void someLastEntries_histories_giveAtMostSoManyOfTheType() {
    var tenant = tenant();
    var outcomes = ledger().outcomes();
    for (String name : List.of("a", "b", "c")) {
      outcomes.append(entry(tenant, claim(name), 1), null);
      outcomes.append(entry(tenant, claim(name), 2), null);
    }
    outcomes.append(entry(tenant(), claim("d"), 1), null);
    var type = claim("a").type();

    var two = new ArrayList<StoredEntry>();
    ledger().tenantScan().someLastEntries(tenant, type, 2, two::add);
    var all = new ArrayList<StoredEntry>();
    ledger().tenantScan().someLastEntries(tenant, type, 9, all::add);
    var none = new ArrayList<StoredEntry>();
    ledger().tenantScan().someLastEntries(tenant, new OutcomeType("ticket"), 9, none::add);

    assertEquals(List.of(2, 2), two.stream().map(stored -> stored.entry().seq()).toList());
    assertEquals(
        Set.of(
            entry(tenant, claim("a"), 2),
            entry(tenant, claim("b"), 2),
            entry(tenant, claim("c"), 2)),
        Set.copyOf(all));
    assertEquals(List.of(), none);
  }

  @Test
  default void sessions_corrected_givesEachLastFormOfThisTenantOnly() {
    var tenant = tenant();
    record(tenant, session("s1", "first", NOON));
    record(tenant, session("s1", "second", NOON.plusSeconds(1)));
    record(tenant, session("s2", "only", NOON));
    record(tenant(), session("s3", "other", NOON));

    var found = new ArrayList<Session>();
    ledger().tenantScan().sessions(tenant, found::add);
    found.sort(Comparator.comparing(Session::id));
    assertEquals(
        List.of(
            session("s1", "second", NOON.plusSeconds(1))
                .knownSince(found.getFirst().firstReceivedAt()),
            session("s2", "only", NOON)),
        found);
  }

  private void record(TenantId tenant, Session session) {
    var _ = recorded(ledger(), tenant, session, Set.of());
  }
}
