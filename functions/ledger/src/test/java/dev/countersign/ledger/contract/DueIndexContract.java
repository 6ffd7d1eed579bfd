package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.entry;
import static dev.countersign.ledger.contract.Samples.key;
import static dev.countersign.ledger.contract.Samples.recorded;
import static dev.countersign.ledger.contract.Samples.session;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PublishedMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface DueIndexContract {
  /** When an entry of {@code NOON} is due, if it is not published before. */
  Instant LATE = NOON.plus(DueWork.Publish.GRACE);

  Ledger ledger();

  /** All that is due of a tenant, oldest first. */
  static List<DueWork> due(Ledger ledger, TenantId tenant, Instant now) {
    return IntStream.range(0, DueIndex.SHARDS)
        .boxed()
        .flatMap(shard -> ledger.due().due(shard, now, 1000).stream())
        .filter(work -> isOf(tenant, work))
        .sorted(Comparator.comparing(DueWork::dueAt))
        .toList();
  }

  private static boolean isOf(TenantId tenant, DueWork work) {
    return switch (work) {
      case DueWork.OnEntry entry -> entry.tenant().equals(tenant);
      case DueWork.OnSession session -> session.tenant().equals(tenant);
      case DueWork.Unreadable item -> false;
    };
  }

  private static DueWork publish(TenantId tenant, Claim claim, Instant at) {
    return new DueWork.Publish(tenant, claim, 1, at);
  }

  private static DueWork time(TenantId tenant, Claim claim, Instant at) {
    return new DueWork.TimeReached(tenant, claim, 1, at);
  }

  @Test
  default void append_newEntry_isDueWhenTheStreamIsLate() {
    var ledger = ledger();
    var tenant = tenant();
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);

    assertEquals(List.of(), due(ledger, tenant, LATE.minusNanos(1)));
    assertEquals(List.of(publish(tenant, claim("1"), LATE)), due(ledger, tenant, LATE));
  }

  @Test
  default void published_withoutNext_isDueNoMore() {
    var ledger = ledger();
    var tenant = tenant();
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().published(tenant, claim("1"), 1, null);
    ledger.outcomes().published(tenant, claim("1"), 1, null);

    assertEquals(List.of(), due(ledger, tenant, NOON.plusSeconds(9999)));
  }

  @Test
  default void published_withNext_isDueThen() {
    var ledger = ledger();
    var tenant = tenant();
    var next = NOON.plusSeconds(60);
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().published(tenant, claim("1"), 1, next);

    assertEquals(List.of(), due(ledger, tenant, next.minusNanos(1)));
    assertEquals(List.of(time(tenant, claim("1"), next)), due(ledger, tenant, next));
  }

  @Test
  default void published_entryThatIsNotThere_makesNone() {
    var ledger = ledger();
    var tenant = tenant();
    ledger.outcomes().published(tenant, claim("1"), 1, NOON);

    assertEquals(List.of(), due(ledger, tenant, NOON));
    assertEquals(List.of(), ledger.outcomes().history(tenant, claim("1")));
  }

  /** More than a request takes, and one of them is not there. */
  @Test
  default void publishedTogether_entries_areDueAsEachMarkSays() {
    var ledger = ledger();
    var tenant = tenant();
    var next = NOON.plusSeconds(60);
    var marks = new ArrayList<PublishedMark>();
    for (int i = 0; i < 30; i++) {
      ledger.outcomes().append(entry(tenant, claim("" + i), 1), null);
      marks.add(new PublishedMark(new EntryKey(tenant, claim("" + i), 1), i == 7 ? next : null));
    }
    marks.add(new PublishedMark(new EntryKey(tenant, claim("none"), 1), next));

    var marked = ledger.outcomes().publishedTogether(marks);

    assertTrue(marked.contains(new EntryKey(tenant, claim("29"), 1)));
    assertEquals(List.of(), due(ledger, tenant, next.minusNanos(1)));
    assertEquals(
        List.of(time(tenant, claim("7"), next)), due(ledger, tenant, NOON.plusSeconds(9999)));
    assertEquals(List.of(), ledger.outcomes().history(tenant, claim("none")));
  }

  @Test
  default void publishedTogether_againAndLater_isAsTheLastMarkSays() {
    var ledger = ledger();
    var tenant = tenant();
    var key = new EntryKey(tenant, claim("1"), 1);
    var other = new PublishedMark(new EntryKey(tenant, claim("2"), 1), null);
    var next = NOON.plusSeconds(60);
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().append(entry(tenant, claim("2"), 1), null);
    ledger.outcomes().publishedTogether(List.of(new PublishedMark(key, null), other));
    ledger.outcomes().publishedTogether(List.of(new PublishedMark(key, null), other));
    assertEquals(List.of(), due(ledger, tenant, NOON.plusSeconds(9999)));

    ledger.outcomes().publishedTogether(List.of(new PublishedMark(key, next), other));

    assertEquals(List.of(time(tenant, claim("1"), next)), due(ledger, tenant, next));
  }

  @Test
  default void lookAgain_publishedEntry_isDueThen() {
    var ledger = ledger();
    var tenant = tenant();
    var again = NOON.plusSeconds(60);
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().published(tenant, claim("1"), 1, null);
    ledger.outcomes().append(entry(tenant, claim("2"), 1), null);
    ledger.outcomes().published(tenant, claim("2"), 1, NOON.plusSeconds(9999));

    assertTrue(ledger.due().lookAgain(timeReached(tenant, claim("1"), again)));
    assertTrue(ledger.due().lookAgain(timeReached(tenant, claim("2"), again)));

    assertEquals(
        Set.of(time(tenant, claim("1"), again), time(tenant, claim("2"), again)),
        Set.copyOf(due(ledger, tenant, again)));
  }

  @Test
  default void lookAgain_entryThatIsDueToBePublished_staysSo() {
    var ledger = ledger();
    var tenant = tenant();
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);

    assertFalse(ledger.due().lookAgain(timeReached(tenant, claim("1"), NOON)));

    assertEquals(List.of(publish(tenant, claim("1"), LATE)), due(ledger, tenant, LATE));
  }

  private static DueWork.TimeReached timeReached(TenantId tenant, Claim claim, Instant at) {
    return new DueWork.TimeReached(tenant, claim, 1, at);
  }

  @Test
  default void finish_workAsItWasSeen_isDueNoMore() {
    var ledger = ledger();
    var tenant = tenant();
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.due().finish(publish(tenant, claim("1"), LATE));

    assertEquals(List.of(), due(ledger, tenant, LATE));
  }

  @Test
  default void finish_workThatMovedSince_staysDue() {
    var ledger = ledger();
    var tenant = tenant();
    var next = NOON.plusSeconds(60);
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().published(tenant, claim("1"), 1, next);
    ledger.due().finish(publish(tenant, claim("1"), LATE));
    ledger.due().putOff(publish(tenant, claim("1"), LATE), NOON.plusSeconds(9999));

    assertEquals(List.of(time(tenant, claim("1"), next)), due(ledger, tenant, next));
  }

  @Test
  default void putOff_work_comesAfterOthers() {
    var ledger = ledger();
    var tenant = tenant();
    var later = LATE.plusSeconds(5);
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().append(entry(tenant, claim("2"), 1, NOON.plusSeconds(1)), null);
    ledger.due().putOff(publish(tenant, claim("1"), LATE), later);

    assertEquals(
        List.of(
            publish(tenant, claim("2"), LATE.plusSeconds(1)), publish(tenant, claim("1"), later)),
        due(ledger, tenant, later));
  }

  @Test
  default void putOff_workOfAnyPurpose_keepsIt() {
    var ledger = ledger();
    var tenant = tenant();
    var until = LATE.plusSeconds(60);
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().append(entry(tenant, claim("2"), 1), null);
    ledger.outcomes().published(tenant, claim("2"), 1, NOON);
    var recorded = recorded(ledger, tenant, session("s1", "a", NOON), Set.of());

    due(ledger, tenant, LATE).forEach(work -> ledger.due().putOff(work, until));

    assertEquals(
        Set.of(
            publish(tenant, claim("1"), until),
            time(tenant, claim("2"), until),
            new DueWork.TellOutcomes(tenant, recorded.id(), until)),
        Set.copyOf(due(ledger, tenant, until)));
  }

  @Test
  default void finish_workThatIsDueForElseAtTheSameTime_staysDue() {
    var ledger = ledger();
    var tenant = tenant();
    ledger.outcomes().append(entry(tenant, claim("1"), 1), null);
    ledger.outcomes().published(tenant, claim("1"), 1, LATE);

    ledger.due().finish(publish(tenant, claim("1"), LATE));
    ledger.due().putOff(publish(tenant, claim("1"), LATE), NOON.minusSeconds(1));

    assertEquals(List.of(time(tenant, claim("1"), LATE)), due(ledger, tenant, LATE));
  }

  @Test
  default void due_moreThanThePage_givesTheOldest() {
    var ledger = ledger();
    var tenant = tenant();
    var decided = NOON.minus(DueWork.Publish.GRACE);
    IntStream.range(0, 40)
        .forEach(i ->
            ledger
                .outcomes()
                .append(entry(tenant, claim("x"), i + 1, decided.minusSeconds(i)), null));
    int shard = dev.countersign.ledger.Shards.of(tenant, claim("x"));

    var page =
        ledger.due().due(shard, NOON, 10).stream()
            .map(work -> ((DueWork.Publish) work).seq())
            .toList();

    assertEquals(IntStream.range(0, 10).mapToObj(i -> 40 - i).toList(), page);
  }

  @Test
  default void lease_ofAShard_isOneRunsUntilItEnds() {
    var index = ledger().due();
    int shard = 3;
    var end = NOON.plusSeconds(60);

    assertTrue(index.lease(shard, "a", NOON, end));
    assertFalse(index.lease(shard, "b", end.minusNanos(1), end.plusSeconds(60)));
    assertTrue(index.lease(4, "b", NOON, end));
    assertTrue(index.lease(shard, "a", NOON.plusSeconds(1), end.plusSeconds(1)));
    assertFalse(index.lease(shard, "b", end, end.plusSeconds(60)));
    assertTrue(index.lease(shard, "b", end.plusSeconds(1), end.plusSeconds(60)));

    index.endLease(shard, "a");
    assertFalse(index.lease(shard, "a", end.plusSeconds(1), end.plusSeconds(60)));
    index.endLease(shard, "b");
    assertTrue(index.lease(shard, "a", end.plusSeconds(1), end.plusSeconds(60)));
    index.endLease(shard, "a");
    index.endLease(4, "b");
  }

  @Test
  default void record_session_isDueUntilDecidedWithThatForm() {
    var ledger = ledger();
    var tenant = tenant();
    var first = session("s1", "a", NOON, key("ada"));
    recorded(ledger, tenant, first, Set.of(key("ada")));
    var second = recorded(ledger, tenant, session("s1", "b", NOON.plusSeconds(1)), Set.of());
    ledger.sessions().decided(tenant, first);

    assertEquals(
        List.of(new DueWork.TellOutcomes(tenant, first.id(), NOON)), due(ledger, tenant, NOON));

    ledger.sessions().decided(tenant, second);

    assertEquals(List.of(), due(ledger, tenant, NOON.plusSeconds(9999)));
  }
}
