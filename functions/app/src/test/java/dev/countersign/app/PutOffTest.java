package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry whose publishing is put off until exactly the end of its hold loses no event. */
final class PutOffTest {
  private static final String POLICY = "policy_signed";
  private static final Instant HOLD_ENDS = World.NOON.plus(Duration.ofHours(1));

  private final World world = World.over(new InMemoryLedger());
  private final Set<String> taken = new HashSet<>();

  @BeforeEach
  void heldAndNotPublished() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
  }

  @Test
  void publishing_notTakenAMinuteBeforeTheHoldsEnd_isDoneThen() {
    world.now = HOLD_ENDS.minus(Duration.ofMinutes(1));
    world.settle(events -> events);

    assertEquals(List.of(putOffUntilTheHoldsEnd()), due());
    assertAllTakenAfter(HOLD_ENDS);
  }

  @Test
  void publishing_failedFiveMinutesBeforeTheHoldsEnd_isDoneThen() {
    world.now = HOLD_ENDS.minus(Duration.ofMinutes(5));
    world.settle(events -> {
      throw new Unavailable("the bus", null);
    });

    assertEquals(List.of(putOffUntilTheHoldsEnd()), due());
    assertAllTakenAfter(HOLD_ENDS);
  }

  private List<PublishedEvent> take(List<PublishedEvent> events) {
    events.forEach(event -> taken.add(event.id()));
    return List.of();
  }

  private static DueWork putOffUntilTheHoldsEnd() {
    return new DueWork.Publish(World.TENANT, World.claim(POLICY, "1"), 1, HOLD_ENDS);
  }

  private List<DueWork> due() {
    int shard = Shards.of(World.TENANT, World.claim(POLICY, "1"));
    return world.ledger.due().due(shard, HOLD_ENDS, 10);
  }

  private void assertAllTakenAfter(Instant time) {
    world.now = time.plusSeconds(1);
    world.settle(this::take);
    world.now = world.now.plus(DueWork.Publish.GRACE);
    world.settle(this::take);

    var history = world.history(POLICY, "1");
    assertEquals(2, history.size());
    for (var entry : history) {
      for (PublishedEvent event : CloudEventForm.of(entry.sealed(), entry.receipt())) {
        assertTrue(taken.contains(event.id()), () -> "entry " + entry.entry().seq());
      }
    }
  }
}
