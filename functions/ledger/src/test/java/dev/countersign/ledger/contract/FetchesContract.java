package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.evidence;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import dev.countersign.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

interface FetchesContract {
  Ledger ledger();

  @Test
  default void fetches_awaited_areDueInTheirOrder() {
    var tenant = tenant();
    var late = waiting(tenant, "{\"a\":1}", NOON.plusSeconds(5));
    var early = waiting(tenant, "{\"a\":2}", NOON);
    ledger().fetches().await(late);
    ledger().fetches().await(early);

    assertEquals(List.of(), due(tenant, NOON.minusSeconds(1)));
    assertEquals(List.of(early), due(tenant, NOON));
    assertEquals(List.of(early, late), due(tenant, NOON.plusSeconds(5)));
  }

  @Test
  default void await_sameBytesAgain_waitOnceMoreWhateverTheFirstCameTo() {
    var tenant = tenant();
    var first = waiting(tenant, "{\"a\":3}", NOON);
    var again = waiting(tenant, "{\"a\":3}", NOON.plusSeconds(60));
    ledger().fetches().await(first);
    ledger().fetches().await(again);
    ledger().fetches().finish(first);
    ledger().fetches().putOff(first, NOON.plusSeconds(600));
    assertEquals(List.of(again), due(tenant, NOON.plusSeconds(60)));
  }

  @Test
  default void await_sameBytesOfTwoSources_waitForEach() {
    var tenant = tenant();
    var one = waiting(tenant, "{\"a\":7}", NOON);
    var other = new WaitingDelivery(tenant, new SourceId("desk"), one.evidence(), NOON, 0);
    ledger().fetches().await(one);
    ledger().fetches().await(other);
    ledger().fetches().finish(one);
    assertEquals(List.of(other), due(tenant, NOON));
  }

  @Test
  default void putOff_failedTry_isCountedAndDueLater() {
    var tenant = tenant();
    var waiting = waiting(tenant, "{\"a\":4}", NOON);
    ledger().fetches().await(waiting);
    ledger().fetches().putOff(waiting, NOON.plusSeconds(60));

    assertEquals(List.of(), due(tenant, NOON.plusSeconds(59)));
    var later = due(tenant, NOON.plusSeconds(60)).getFirst();
    assertEquals(1, later.failures());
    assertEquals(NOON.plusSeconds(60), later.dueAt());
    assertEquals(waiting.evidence(), later.evidence());
  }

  @Test
  default void finish_ofOne_isDueNoMoreUntilItComesAgain() {
    var tenant = tenant();
    var waiting = waiting(tenant, "{\"a\":5}", NOON);
    ledger().fetches().await(waiting);
    ledger().fetches().finish(waiting);
    ledger().fetches().putOff(waiting, NOON.plusSeconds(2));
    assertEquals(List.of(), due(tenant, NOON.plusSeconds(60)));

    var again = waiting(tenant, "{\"a\":5}", NOON.plusSeconds(5));
    ledger().fetches().await(again);
    assertEquals(List.of(again), due(tenant, NOON.plusSeconds(60)));
  }

  private List<WaitingDelivery> due(TenantId tenant, Instant now) {
    return ledger().fetches().due(now, 1000).readable().stream()
        .filter(waiting -> waiting.tenant().equals(tenant))
        .toList();
  }

  private static WaitingDelivery waiting(TenantId tenant, String body, Instant dueAt) {
    return new WaitingDelivery(tenant, new SourceId("crm"), evidence(body), dueAt, 0);
  }
}
