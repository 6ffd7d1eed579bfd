package dev.countersign.testing.billing.work;

import dev.countersign.app.deliver.send.Pausing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time of all workers: it goes on by pauses, and by what a test says. */
public final class WorkClock implements InstantSource, Pausing {
  private final AtomicReference<Instant> now;

  public WorkClock(Instant begin) {
    this.now = new AtomicReference<>(begin);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) {
    var _ = now.updateAndGet(before -> before.plus(time));
  }

  /** Goes to a time, unless it is past it. */
  public void to(Instant time) {
    var _ = now.updateAndGet(before -> before.isBefore(time) ? time : before);
  }
}
