package dev.countersign.local.run;

import dev.countersign.app.registry.AddressChecks;
import dev.countersign.domain.Claim;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Ledger;
import dev.countersign.local.send.Sender;
import dev.countersign.local.send.SignedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Where a scenario is played with signed requests by a clock that stands still. */
abstract class ScenarioTarget implements AutoCloseable {
  /** More steps of time than any scenario has between two lines. */
  private static final int MOST = 1000;

  final List<PublishedEvent> published = new CopyOnWriteArrayList<>();
  final LocalClock clock;
  private final TenantFolder.Content tenant;

  ScenarioTarget(TenantFolder.Content tenant, Instant start) {
    this.tenant = tenant;
    this.clock = LocalClock.standingAt(start);
  }

  abstract Ledger ledger();

  abstract URI uri();

  /** The checks in the addresses of its sources. */
  abstract AddressChecks checks();

  abstract void send(SignedRequest request) throws Exception;

  abstract void resolve(Claim claim, Json.Obj resolution) throws Exception;

  /** Publishes what is new and does what is due at the clock's time. */
  abstract void settle();

  List<PublishedEvent> events() {
    return published;
  }

  void post(String source, String id, Json said) throws Exception {
    var sender = Sender.of(tenant, source, null).addressed(checks());
    send(sender.sign(uri(), id, clock.instant(), said));
  }

  /** Everything that falls due is done at its own time. */
  void settleUntil(Instant time) {
    settle();
    for (int step = 0; step < MOST; step++) {
      var next = nextDue(time);
      if (next.isEmpty()) {
        reach(time);
        return;
      }
      reach(next.get());
      settle();
    }
    throw new AssertionError("time does not come to " + time);
  }

  private void reach(Instant time) {
    if (time.isAfter(clock.instant())) {
      clock.pass(Duration.between(clock.instant(), time));
    }
  }

  private Optional<Instant> nextDue(Instant until) {
    return IntStream.range(0, DueIndex.SHARDS)
        .boxed()
        .flatMap(shard -> ledger().due().due(shard, until, 1).stream())
        .map(DueWork::dueAt)
        .min(Instant::compareTo);
  }

  @Override
  public abstract void close();
}
