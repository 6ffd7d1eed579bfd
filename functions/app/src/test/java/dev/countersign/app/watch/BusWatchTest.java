package dev.countersign.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.contract.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How old the events are that the bus does not take. */
final class BusWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  private final List<PublishedEvent> refused = new ArrayList<>();
  private final BusWatch watch =
      new BusWatch(events -> events.stream().filter(refused::contains).toList());

  @Test
  void oldestUntaken_ofEventsThatWereTaken_isZero() {
    var _ = watch.put(events(Duration.ofHours(1)));

    assertEquals(Duration.ZERO, watch.oldestUntaken(NOW));
  }

  @Test
  void oldestUntaken_ofTwoThatWereNot_isTheOlder() {
    refuse(Duration.ofHours(1));
    refuse(Duration.ofHours(3));

    assertEquals(Duration.ofHours(3), watch.oldestUntaken(NOW));
  }

  @Test
  void oldestUntaken_ofOneThatWasTakenAtLast_isZero() {
    var events = refuse(Duration.ofHours(1));
    refused.clear();
    var _ = watch.put(events);

    assertEquals(Duration.ZERO, watch.oldestUntaken(NOW));
  }

  /** Another machine's clock may be ahead. */
  @Test
  void oldestUntaken_ofAnEventThatIsAhead_isZero() {
    refuse(Duration.ofSeconds(-5));

    assertEquals(Duration.ZERO, watch.oldestUntaken(NOW));
  }

  /** A run tells of its own events; who put them again is another run. */
  @Test
  void oldestUntaken_askedAgain_isZero() {
    refuse(Duration.ofHours(1));
    var _ = watch.oldestUntaken(NOW);

    assertEquals(Duration.ZERO, watch.oldestUntaken(NOW));
  }

  @Test
  void put_busThatThrows_throwsAndIsRemembered() {
    var broken =
        new BusWatch(events -> {
          throw new IllegalStateException("no bus");
        });

    assertThrows(IllegalStateException.class, () -> broken.put(events(Duration.ofHours(2))));
    assertEquals(Duration.ofHours(2), broken.oldestUntaken(NOW));
  }

  private List<PublishedEvent> refuse(Duration age) {
    var events = events(age);
    refused.addAll(events);
    var _ = watch.put(events);
    return events;
  }

  private static List<PublishedEvent> events(Duration age) {
    var tenant = new TenantId("acme");
    var claim = Samples.claim(String.valueOf(age.toSeconds()));
    var entry = Samples.entry(tenant, claim, 1, NOW.minus(age));
    return CloudEventForm.of(entry.sealed(), entry.receipt());
  }
}
