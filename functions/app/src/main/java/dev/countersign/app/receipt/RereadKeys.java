package dev.countersign.app.receipt;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.Secret;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of receipts, read anew from their home every minute, so that a rotation is seen within
 * one. While the home can't be reached, those of before hold until they are five minutes old.
 * Thread-safe.
 */
public final class RereadKeys implements Supplier<Secret> {
  private static final Duration OLD = Duration.ofMinutes(1);
  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final System.Logger LOG = System.getLogger(RereadKeys.class.getName());

  private final Supplier<Secret> home;
  private final LongSupplier nanos;
  private @Nullable Secret known;
  private long readAt;
  private long nextAt;

  /**
   * The keys of this home.
   *
   * @param home reads what is kept there now
   * @param nanos a clock that only goes forward
   */
  public RereadKeys(Supplier<Secret> home, LongSupplier nanos) {
    this.home = home;
    this.nanos = nanos;
  }

  /**
   * The keys.
   *
   * @throws Unavailable when the home can't be reached and no keys are known that are recent enough
   */
  @Override
  public synchronized Secret get() {
    long now = nanos.getAsLong();
    if (known == null || now - nextAt >= 0) {
      try {
        known = home.get();
        readAt = now;
        nextAt = now + OLD.toNanos();
      } catch (Unavailable e) {
        if (known == null || now - readAt >= OLDEST.toNanos()) {
          throw e;
        }
        LOG.log(Level.WARNING, "keys of receipts: {0}; those of before hold", e.getMessage());
        nextAt = now + PAUSE.toNanos();
      }
    }
    return known;
  }
}
