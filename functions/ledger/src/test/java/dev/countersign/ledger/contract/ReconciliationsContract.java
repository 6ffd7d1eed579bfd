package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.PostingSamples.target;
import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.entry;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Reconciliations;
import dev.countersign.ledger.Reconciliations.KnownDifference;
import dev.countersign.ledger.Reconciliations.Round;
import dev.countersign.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

interface ReconciliationsContract {
  Ledger ledger();

  private Reconciliations reconciliations() {
    return ledger().reconciliations();
  }

  @Test
  default void remember_ofADifference_isKnownOfItsTargetOnly() {
    var target = target();
    var first = new KnownDifference("missing/res_1", "2026-11", NOON, NOON);
    var other = new KnownDifference("extra/res_2", "2026-10", NOON, NOON.plusSeconds(1));
    reconciliations().remember(target, first);
    reconciliations().remember(target, other);
    reconciliations().remember(target(), first);

    assertEquals(List.of(other, first), reconciliations().known(target));
  }

  @Test
  default void remember_again_isInItsPlace() {
    var target = target();
    var later = new KnownDifference("sum/1", "2026-11", NOON, NOON.plusSeconds(60));
    reconciliations().remember(target, new KnownDifference("sum/1", "2026-11", NOON, NOON));
    reconciliations().remember(target, later);
    assertEquals(List.of(later), reconciliations().known(target));
  }

  @Test
  default void forget_ofSome_leavesTheOthers() {
    var target = target();
    for (int i = 0; i < 30; i++) {
      reconciliations().remember(target, new KnownDifference("d/" + i, "2026-11", NOON, NOON));
    }
    var ids = new ArrayList<String>();
    for (int i = 1; i < 30; i++) {
      ids.add("d/" + i);
    }
    reconciliations().forget(target, ids);
    reconciliations().forget(target, List.of());
    reconciliations().forget(target, List.of("never"));
    assertEquals(
        List.of("d/0"), reconciliations().known(target).stream().map(KnownDifference::id).toList());
  }

  @Test
  default void round_ofTwoWriters_isThatOfTheFirst() {
    var before = reconciliations().round();
    int version = before.map(Round::version).orElse(0);
    var mine = new Round("2026-11-30", "entries", version + 1);
    assertTrue(reconciliations().round(before, mine));
    assertFalse(reconciliations().round(before, new Round("2026-11-30", "theirs", version + 1)));
    assertEquals(Optional.of(mine), reconciliations().round());

    var done = new Round("2026-11-30", "", version + 2);
    assertTrue(reconciliations().round(Optional.of(mine), done));
    assertTrue(reconciliations().round().orElseThrow().isDone());
  }

  @Test
  default void entryPages_allTogether_giveEachEntryOnceOfEveryTenant() {
    var one = tenant();
    var other = tenant();
    var wanted = new HashSet<StoredEntry>();
    for (int i = 0; i < 120; i++) {
      wanted.add(entry(one, claim("many " + i), 1));
    }
    wanted.add(entry(one, claim("many 7"), 2));
    wanted.add(entry(other, claim("many 7"), 1));
    wanted.forEach(entry -> ledger().outcomes().append(entry, null));

    var found = new ArrayList<StoredEntry>();
    Optional<EntryPages.Cursor> from = Optional.empty();
    do {
      var page = ledger().entryPages().page(from);
      page.found().forEach(each -> found.add(((EntryScan.Whole) each).stored()));
      from = page.next();
    } while (from.isPresent());
    Set<TenantId> ours = Set.of(one, other);
    found.removeIf(stored -> !ours.contains(stored.entry().tenant()));

    assertEquals(wanted.size(), found.size());
    assertEquals(wanted, Set.copyOf(found));
  }
}
