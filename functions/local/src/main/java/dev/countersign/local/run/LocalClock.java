package dev.countersign.local.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, which the demonstration may put ahead. */
public final class LocalClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  /** Lets so much time pass at once. */
  public void pass(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }
}
