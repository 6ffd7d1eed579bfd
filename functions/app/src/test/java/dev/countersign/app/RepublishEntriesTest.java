package dev.countersign.app;

import static dev.countersign.app.World.NOON;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.republish.RepublishEntries;
import dev.countersign.app.operate.republish.RepublishedSums;
import dev.countersign.app.operate.republish.WantedEvents;
import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten outcomes were billed at noon, and three of them taken back an hour later. */
final class RepublishEntriesTest {
  private static final String TICKET = "ticket_resolved";
  private static final Instant ONE = NOON.plusSeconds(3600);
  private static final WantedEvents ALL = wanted(NOON, ONE.plusSeconds(1));

  private final DynamoLedger ledger =
      new DynamoLedger(Member.EMBEDDED.client(), Member.EMBEDDED.table());
  private final World world = World.over(ledger);
  private final List<String> put = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentSkipListMap<String, String> refused = new ConcurrentSkipListMap<>();

  @BeforeEach
  void bill() {
    world.record("s1", session("ses_1"));
    for (int i = 0; i < 10; i++) {
      world.attest("crm", "m" + i, said("attested", TICKET, "" + i, named("ses_1")));
    }
    world.now = ONE;
    for (int i = 0; i < 3; i++) {
      world.attest("crm", "r" + i, said("retracted", TICKET, "" + i, named("ses_1")));
    }
    var _ = world.settle();
  }

  @Test
  void republish_all_putsTheSameBytesOnceMore() {
    var sums = republish(ALL, 4, this::take);

    assertEquals(26, put.size());
    assertEquals(new TreeSet<>(world.told), new TreeSet<>(put));
    assertEquals(26, sums.events());
    assertEquals("{}", refused.toString());
  }

  @Test
  void republish_all_sumsWhatWasBilledAndTakenBack() {
    var sums = Objects.requireNonNull(republish(ALL, 4, this::take).tenants().get(TENANT));

    assertEquals(10, sums.billables().events());
    assertEquals("9.90", euros(sums.billables()));
    assertEquals(3, sums.reversals().events());
    assertEquals("-2.97", euros(sums.reversals()));
    assertEquals(13, sums.changes());
  }

  @Test
  void republish_span_isOfTheTimeOfDecisionAndLeavesOutItsEnd() {
    assertEquals(20, republish(wanted(NOON, ONE), 2, this::take).events());
    assertEquals(6, republish(wanted(ONE, ONE.plusNanos(1)), 2, this::take).events());
    assertEquals(0, republish(wanted(ONE.plusNanos(1), Instant.MAX), 2, this::take).events());
  }

  @Test
  void republish_ofAnotherTenant_putsNothing() {
    var none =
        new WantedEvents(
            Optional.of(new TenantId("other")), NOON, ONE.plusSeconds(1), Optional.empty());

    assertEquals(0, republish(none, 1, this::take).events());
    assertEquals(List.of(), put);
  }

  @Test
  void republish_ofOneDetailType_putsThatAlone() {
    var results =
        new WantedEvents(
            Optional.of(TENANT), NOON, ONE.plusSeconds(1), Optional.of("BillableResult"));

    assertEquals(13, republish(results, 1, this::take).events());
    assertTrue(put.stream().allMatch(event -> event.contains("\"kind\":")), put::toString);
  }

  @Test
  void republish_eventsOfOneOutcome_areInTheirOrder() {
    var _ = republish(ALL, 4, this::take);

    var ofOne = world.history(TICKET, "0").getFirst().entry().outcome().value();
    assertEquals(
        world.told.stream().filter(event -> event.contains(ofOne)).toList(),
        put.stream().filter(event -> event.contains(ofOne)).toList());
  }

  @Test
  void republish_whatTheTargetDoesNotTake_isPutAgain() {
    var tried = new ConcurrentSkipListMap<String, Integer>();
    var sums =
        republish(
            ALL,
            2,
            events -> {
              var untaken =
                  events.stream()
                      .filter(event -> tried.merge(event.id(), 1, Integer::sum) < 3)
                      .toList();
              take(events.stream().filter(event -> !untaken.contains(event)).toList());
              return untaken;
            });

    assertEquals(26, sums.events());
    assertEquals(new TreeSet<>(world.told), new TreeSet<>(put));
    assertEquals(26, put.size());
  }

  @Test
  void republish_targetThatNeverTakes_isUnavailable() {
    var tries = new AtomicInteger();
    assertThrows(
        Unavailable.class,
        () ->
            republish(
                ALL,
                1,
                events -> {
                  tries.incrementAndGet();
                  return events;
                }));
    assertEquals(12, tries.get());
  }

  @Test
  void republish_entryThatCannotBeRead_isNamedAndTheOthersArePut() {
    EntryScan broken =
        (part, of, each) -> {
          each.accept(new EntryScan.Unreadable("T#acme#O#x E#000001", new Defect("read", null)));
          ledger.entryScan().entries(part, of, each);
        };

    assertEquals(26, republish(broken, ALL, 1, this::take).events());
    assertEquals(List.of("T#acme#O#x E#000001"), List.copyOf(refused.keySet()));
  }

  /** A release that writes an event otherwise than it was signed must not publish it. */
  @Test
  void republish_eventsThatAreNotThoseOfTheReceipt_areNamedAndNotPut() {
    String another = world.history(TICKET, "9").getFirst().receipt();
    EntryScan altered =
        (part, of, each) ->
            ledger
                .entryScan()
                .entries(
                    part,
                    of,
                    found -> {
                      var stored = ((EntryScan.Whole) found).stored();
                      boolean other = stored.entry().claim().equals(World.claim(TICKET, "5"));
                      each.accept(
                          new EntryScan.Whole(
                              other ? new StoredEntry(stored.sealed(), another) : stored));
                    });

    assertEquals(24, republish(altered, ALL, 1, this::take).events());
    assertEquals(1, refused.size(), refused::toString);
    assertTrue(refused.firstEntry().getValue().contains("receipt"), refused::toString);
  }

  private RepublishedSums republish(WantedEvents wanted, int parts, EventBus target) {
    return republish(ledger.entryScan(), wanted, parts, target);
  }

  private RepublishedSums republish(
      EntryScan scan, WantedEvents wanted, int parts, EventBus target) {
    return new RepublishEntries(scan, target, RetryPause.none())
        .republish(wanted, parts, refused::put);
  }

  private static WantedEvents wanted(Instant since, Instant until) {
    return new WantedEvents(Optional.empty(), since, until, Optional.empty());
  }

  private List<PublishedEvent> take(List<PublishedEvent> events) {
    events.forEach(event -> put.add(new String(event.detail(), UTF_8)));
    return List.of();
  }

  private static String euros(RepublishedSums.Side side) {
    return Objects.requireNonNull(side.money().get("EUR")).decimal().toPlainString();
  }
}
