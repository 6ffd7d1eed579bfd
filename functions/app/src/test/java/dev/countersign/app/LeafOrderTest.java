package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a month has of an outcome never lacks what came before it, whatever was stuck. */
final class LeafOrderTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
  private static final String POLICY = "policy_signed";

  private final World world =
      World.over(new DynamoLedger(Member.EMBEDDED.client(), Member.EMBEDDED.table()));

  /** While the stream stands still. */
  @BeforeEach
  void threeEntries() {
    var november = IndexedMonth.first(world.now, ZoneOffset.UTC, 1);
    var _ = world.ledger.monthIndex().begin(TENANT, november);
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    world.attest("crm", "m2", said("retracted", POLICY, "1", named("ses_1")));
    world.attest("crm", "m3", said("attested", POLICY, "1", named("ses_1")));
    assertEquals(3, all().size());
  }

  @Test
  void leaf_ofAnEntry_comesAfterThoseOfTheEntriesBeforeIt() {
    world.publisher().publish(all().getLast());

    assertEquals(List.of(1, 2, 3), numbers(NOVEMBER));
  }

  @Test
  void leaves_putTogetherWithoutTheOneBefore_comeAfterIt() {
    var entries = byNumber(all().subList(1, 3));

    assertEquals(List.of(), world.publishBatch().publish(entries).failed());

    assertEquals(List.of(1, 2, 3), numbers(NOVEMBER));
  }

  @Test
  void leaves_ofOneOutcomeTogether_areAllThere() {
    var before = EntryReads.of(world.ledger.outcomes(), keys(all().subList(0, 2)));

    var there = world.assembly.monthLeaves().putTogether(all(), before);

    assertEquals(Set.copyOf(keys(all())), there);
    assertEquals(List.of(1, 2, 3), numbers(NOVEMBER));
  }

  /** Who puts the last one does not know yet that the month is closed; who put the others did. */
  @Test
  void entry_afterALateOne_isInNoEarlierMonth() {
    var months = new KnownMonths(world.ledger.monthIndex(), world.ledger.registry(), () -> 0);
    var _ = months.of(TENANT, world.now);
    world.publisher().publish(all().getFirst());
    close(NOVEMBER);
    world.publisher().publish(all().get(1));
    var outcomes = world.ledger.outcomes();
    var stale =
        new MonthLeaves(
            outcomes, world.ledger.monthIndex(), months, (tenant, type) -> Optional.empty());
    var before = EntryReads.of(outcomes, keys(all().subList(0, 2)));

    assertEquals(Set.of(), stale.putTogether(List.of(all().getLast()), before));
    stale.put(all().getLast(), before);

    assertEquals(List.of(1), numbers(NOVEMBER));
    assertEquals(List.of(2, 3), numbers(DECEMBER));
  }

  /** A month that is closed while an outcome is stuck has none of it, or all up to a number. */
  @Test
  void entries_thatAreAllLate_areInTheirOrderInOneMonth() {
    close(NOVEMBER);

    world.publisher().publish(all().getLast());

    assertEquals(List.of(), numbers(NOVEMBER));
    assertEquals(List.of(1, 2, 3), numbers(DECEMBER));
  }

  /** Clocks of two machines differ: the fifth entry is of November, the fourth of December. */
  @Test
  void entry_thatIsOfAnEarlierMonthThanTheOneBefore_isInNoEarlierMonth() {
    world.now = Instant.parse("2026-12-01T00:00:00.050Z");
    world.attest("crm", "m4", said("retracted", POLICY, "1", named("ses_1")));
    world.now = Instant.parse("2026-11-30T23:59:59.980Z");
    world.attest("crm", "m5", said("attested", POLICY, "1", named("ses_1")));

    var _ = world.publishBatch().publish(byNumber(all()));

    assertEquals(List.of(1, 2, 3), numbers(NOVEMBER));
    assertEquals(List.of(4, 5), numbers(DECEMBER));
  }

  /** Else it would come late because the bus stands still. */
  @Test
  void entry_thatTheBusDoesNotTake_hasItsLeaf() {
    EventBus full = events -> events;
    var publisher = world.assembly.publishEntry(full);

    var report = new PublishBatch(full, publisher).publish(byNumber(all().subList(0, 2)));
    var alone = publisher.publish(all().getLast());

    assertEquals(List.of("1", "2"), report.failed());
    assertEquals(PublishEntry.Publication.UNTAKEN, alone);
    assertEquals(List.of(1, 2, 3), numbers(NOVEMBER));
  }

  private List<StoredEntry> all() {
    return world.history(POLICY, "1");
  }

  private static List<EntryKey> keys(List<StoredEntry> entries) {
    return entries.stream().map(stored -> EntryKey.of(stored.entry())).toList();
  }

  private static Map<String, StoredEntry> byNumber(List<StoredEntry> entries) {
    var named = new LinkedHashMap<String, StoredEntry>();
    entries.forEach(stored -> named.put(String.valueOf(stored.entry().seq()), stored));
    return named;
  }

  /** Closes a month; whoever knew it as open has forgotten that. */
  private void close(YearMonth period) {
    var _ = world.ledger.monthIndex().close(TENANT, period, world.now);
    world.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
  }

  private List<Integer> numbers(YearMonth period) {
    var read = new ArrayList<IndexedLeaf>();
    world.ledger.monthIndex().leaves(TENANT, period, LeafKind.ENTRY, read::add);
    return read.stream().map(leaf -> Integer.valueOf(leaf.key().substring(39, 45))).toList();
  }
}
