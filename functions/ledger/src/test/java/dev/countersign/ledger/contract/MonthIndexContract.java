package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.MonthIndex.Place;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface MonthIndexContract {
  YearMonth NOVEMBER = YearMonth.of(2026, 11);
  YearMonth DECEMBER = YearMonth.of(2026, 12);

  Ledger ledger();

  private MonthIndex index() {
    return ledger().monthIndex();
  }

  @Test
  default void begin_twice_isAsItWasFirst() {
    var tenant = tenant();
    var first = IndexedMonth.first(NOON, ZoneId.of("Europe/Berlin"), 1);
    assertEquals(first, index().begin(tenant, first));
    assertEquals(first, index().begin(tenant, IndexedMonth.first(NOON, ZoneOffset.UTC, 0)));
    var next = first.next(ZoneId.of("Asia/Tokyo"));
    assertEquals(next, index().begin(tenant, next));

    assertEquals(List.of(first, next), index().months(tenant));
    assertEquals(List.of(), index().months(tenant()));
  }

  @Test
  default void tenants_areThoseWithMonths_eachOnce() {
    var tenant = tenant();
    assertFalse(index().tenants().contains(tenant));
    var first = IndexedMonth.first(NOON, ZoneOffset.UTC, 1);
    var _ = index().begin(tenant, first);
    var _ = index().begin(tenant, first.next(ZoneOffset.UTC));

    assertEquals(1, index().tenants().stream().filter(tenant::equals).count());
  }

  @Test
  default void close_twice_isClosedAtTheFirstTime() {
    var tenant = tenant();
    var month = index().begin(tenant, IndexedMonth.first(NOON, ZoneOffset.UTC, 1));
    assertTrue(month.isOpen());

    assertEquals(month.closed(NOON), index().close(tenant, NOVEMBER, NOON));
    assertEquals(month.closed(NOON), index().close(tenant, NOVEMBER, NOON.plusSeconds(1)));
    assertEquals(List.of(month.closed(NOON)), index().months(tenant));
    assertEquals(month.closed(NOON), index().begin(tenant, month));
  }

  @Test
  default void close_ofAMonthThatNeverBegan_isRefused() {
    var tenant = tenant();
    assertThrows(IllegalArgumentException.class, () -> index().close(tenant, NOVEMBER, NOON));
    assertEquals(List.of(), index().months(tenant));
  }

  @Test
  default void put_again_keepsTheFirst() {
    var tenant = tenant();
    var leaf = leaf("E/out_1a/000001/0123456789abcdef", "first");
    var again = leaf(leaf.key(), "second");
    assertEquals(new Place.Here(leaf), index().put(tenant, NOVEMBER, leaf));
    assertEquals(new Place.Here(leaf), index().put(tenant, NOVEMBER, again));
    var _ = index().putTogether(tenant, NOVEMBER, List.of(again));

    assertEquals(List.of(leaf), entries(tenant, NOVEMBER));
    assertEquals(Optional.of(new Place.Here(leaf)), index().find(tenant, NOVEMBER, leaf.key()));
  }

  @Test
  default void putTogether_ofMany_areReadInOrder() {
    var tenant = tenant();
    var leaves =
        IntStream.range(0, 120)
            .mapToObj(i -> Digest.of("outcome", "" + i).prefix(32))
            .map(name -> leaf("E/out_%s/000001/0123456789abcdef".formatted(name), name))
            .toList();
    var there = index().putTogether(tenant, NOVEMBER, leaves);
    assertEquals(Set.copyOf(leaves.stream().map(IndexedLeaf::key).toList()), there);

    var sorted = new ArrayList<>(leaves);
    sorted.sort((one, two) -> one.key().compareTo(two.key()));
    assertEquals(sorted, entries(tenant, NOVEMBER));
    assertEquals(List.of(), entries(tenant, DECEMBER));
    assertEquals(List.of(), entries(tenant(), NOVEMBER));
  }

  @Test
  default void findAll_ofManyKeys_areThoseThatAreThere() {
    var tenant = tenant();
    var leaves =
        IntStream.range(0, 120).mapToObj(i -> leaf("S/%04x/ff".formatted(i), "s")).toList();
    var _ = index().putTogether(tenant, NOVEMBER, leaves);
    var _ = index().mark(tenant, NOVEMBER, "S/ee/ff", DECEMBER);
    var keys = new ArrayList<>(leaves.stream().map(IndexedLeaf::key).toList());
    keys.addAll(List.of("S/ee/ff", "S/ef/ff"));

    var found = index().findAll(tenant, NOVEMBER, keys);
    assertEquals(121, found.size());
    assertEquals(new Place.Here(leaves.get(7)), found.get(leaves.get(7).key()));
    assertEquals(new Place.Late(DECEMBER), found.get("S/ee/ff"));
    assertEquals(Map.of(), index().findAll(tenant, DECEMBER, keys));
    assertEquals(Map.of(), index().findAll(tenant, NOVEMBER, List.of()));
  }

  @Test
  default void leaves_ofOneKind_areNoneOfAnother() {
    var tenant = tenant();
    var entry = leaf("E/out_1a/000001/0123456789abcdef", "e");
    var session = leaf("S/1a/ff", "s");
    var refused = leaf("R/1a/crm", "r");
    var _ = index().putTogether(tenant, NOVEMBER, List.of(session, refused, entry));

    assertEquals(List.of(entry), entries(tenant, NOVEMBER));
    assertEquals(List.of(refused), of(tenant, NOVEMBER, LeafKind.REFUSAL));
    assertEquals(List.of(session), of(tenant, NOVEMBER, LeafKind.SESSION));
    assertEquals(List.of(), of(tenant, NOVEMBER, LeafKind.ACCEPTANCE));
  }

  @Test
  default void mark_ofALateLeaf_isNoLeafAndStays() {
    var tenant = tenant();
    var leaf = leaf("S/1a/ff", "s");
    var mark = new Place.Late(DECEMBER);
    assertEquals(mark, index().mark(tenant, NOVEMBER, leaf.key(), DECEMBER));
    assertEquals(mark, index().mark(tenant, NOVEMBER, leaf.key(), DECEMBER.plusMonths(1)));
    assertEquals(mark, index().put(tenant, NOVEMBER, leaf));
    assertEquals(Optional.of(mark), index().find(tenant, NOVEMBER, leaf.key()));
    assertEquals(List.of(), of(tenant, NOVEMBER, LeafKind.SESSION));
    assertEquals(Optional.empty(), index().find(tenant, DECEMBER, leaf.key()));
  }

  @Test
  default void mark_whereTheLeafIs_leavesIt() {
    var tenant = tenant();
    var leaf = leaf("S/1a/ff", "s");
    var _ = index().put(tenant, NOVEMBER, leaf);
    assertEquals(new Place.Here(leaf), index().mark(tenant, NOVEMBER, leaf.key(), DECEMBER));
    assertEquals(List.of(leaf), of(tenant, NOVEMBER, LeafKind.SESSION));
  }

  /** Those that are there or are marks cost the others nothing; they are told of one by one. */
  @Test
  default void putTogether_whereSomeAreMarked_putsTheOthers() {
    var tenant = tenant();
    var marked = leaf("S/1a/ff", "s");
    var other = leaf("S/1b/ff", "s");
    var _ = index().mark(tenant, NOVEMBER, marked.key(), DECEMBER);

    var there = index().putTogether(tenant, NOVEMBER, List.of(marked, other));
    assertEquals(Set.of(other.key()), there);
    assertEquals(List.of(other), of(tenant, NOVEMBER, LeafKind.SESSION));
  }

  private List<IndexedLeaf> entries(TenantId tenant, YearMonth period) {
    return of(tenant, period, LeafKind.ENTRY);
  }

  private List<IndexedLeaf> of(TenantId tenant, YearMonth period, LeafKind kind) {
    var read = new ArrayList<IndexedLeaf>();
    index().leaves(tenant, period, kind, read::add);
    return read;
  }

  private static IndexedLeaf leaf(String key, String says) {
    var json = "{\"key\":\"%s\",\"says\":\"%s\"}".formatted(key, says);
    return new IndexedLeaf(key, Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  default void ofOutcome_leavesAndMarks_areThoseOfTheOutcomeInTheirOrder() {
    var tenant = tenant();
    var outcome = new OutcomeId("out_" + "a".repeat(32));
    var second = leaf("E/" + outcome + "/000002/" + "b".repeat(16), "2");
    String late = "E/" + outcome + "/000003/" + "c".repeat(16);
    index().put(tenant, NOVEMBER, second);
    index().put(tenant, NOVEMBER, leaf("E/out_" + "a".repeat(31) + "b/000001/" + "d".repeat(16), "1"));
    index().put(tenant, NOVEMBER, leaf("E/out_" + "b".repeat(32) + "/000001/" + "d".repeat(16), "1"));
    index().mark(tenant, NOVEMBER, late, DECEMBER);

    var found = index().ofOutcome(tenant, NOVEMBER, outcome);

    assertEquals(
        List.of(
            Map.entry(second.key(), new Place.Here(second)),
            Map.entry(late, new Place.Late(DECEMBER))),
        List.copyOf(found.entrySet()));
    assertEquals(Map.of(), index().ofOutcome(tenant, DECEMBER, outcome));
    assertEquals(Map.of(), index().ofOutcome(tenant(), NOVEMBER, outcome));
  }
}
