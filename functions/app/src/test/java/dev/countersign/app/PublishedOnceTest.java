package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The stream puts an event on the bus, once; settle puts only what the stream is late with. A
 * repeat has the same id and the same content.
 */
final class PublishedOnceTest {
  private static final String TICKET = "ticket_resolved";
  private static final String POLICY = "policy_signed";
  private static final Duration GRACE = DueWork.Publish.GRACE;

  private final World world = World.over(new InMemoryLedger());

  @BeforeEach
  void aSession() {
    world.record("s1", session("ses_1"));
  }

  private void attest(String act, String type, String message) {
    world.attest("crm", message, said(act, type, "1", named("ses_1")));
  }

  private List<String> types() {
    return world.puts.stream().map(event -> event.detailType()).toList();
  }

  @Test
  void billedAndReversed_streamInTime_putsEachEventOnce() {
    attest("attested", TICKET, "m1");
    world.settleOnly();
    world.stream();
    world.now = world.now.plusSeconds(30);
    attest("retracted", TICKET, "m2");
    world.settleOnly();
    world.stream();
    world.now = world.now.plus(GRACE);
    world.settleOnly();

    assertEquals(
        List.of("BillableResult", "OutcomeChanged", "BillableResult", "OutcomeChanged"), types());
    PutEvents.assertOnce(world.puts);
  }

  @Test
  void holdsEnd_streamInTime_putsEachEventOnce() {
    attest("attested", POLICY, "m1");
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settleOnly();
    assertEquals(List.of("OutcomeChanged"), types());
    world.stream();
    world.now = world.now.plus(GRACE);
    world.settleOnly();

    assertEquals(List.of("OutcomeChanged", "BillableResult", "OutcomeChanged"), types());
    PutEvents.assertOnce(world.puts);
  }

  @Test
  void holdsEnd_streamLate_isPutOnceBySettleWhenTheGraceIsOver() {
    attest("attested", POLICY, "m1");
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settleOnly();
    world.now = world.now.plus(GRACE).minusNanos(1);
    world.settleOnly();
    assertEquals(List.of("OutcomeChanged"), types());

    world.now = world.now.plusNanos(1);
    world.settleOnly();
    world.now = world.now.plus(GRACE);
    world.settleOnly();

    assertEquals(List.of("OutcomeChanged", "BillableResult", "OutcomeChanged"), types());
    PutEvents.assertOnce(world.puts);
  }

  @Test
  void streamAfterSettle_repeatsOnceWithTheSameContent() {
    attest("attested", TICKET, "m1");
    world.now = world.now.plus(GRACE);
    world.settleOnly();

    world.history(TICKET, "1").forEach(entry -> world.publisher().publish(entry));
    world.now = world.now.plus(GRACE);
    world.settleOnly();

    assertEquals(4, world.puts.size());
    PutEvents.assertAtMostTwice(world.puts.stream());
  }

  /** The entry is decided again at once, and what it had to tell is not put again. */
  @Test
  void entryThatMissedACorrection_isDecidedAgainAndPutsEachEventOnce() {
    attest("attested", TICKET, "m1");
    world.now = world.now.plusSeconds(1);
    attest("restated", TICKET, "m2");
    world.publisher().publish(world.history(TICKET, "1").getLast());
    world.now = world.now.plusSeconds(5);
    world.record("s2", session("ses_1", "other@example.com"));
    world.stream();
    world.now = world.now.plusSeconds(5);
    world.settleOnly();
    assertEquals(3, world.history(TICKET, "1").size());
    world.stream();
    world.now = world.now.plus(GRACE);
    world.settleOnly();

    PutEvents.assertOnce(world.puts);
  }
}
