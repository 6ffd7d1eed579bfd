package dev.countersign.testing.billing.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The life of one worker: it ends before or after a use of something outside, as a fate decides.
 * From then on the worker uses nothing any more: what it was doing stays as it is.
 */
public final class Mortal {
  private final AtomicBoolean dead = new AtomicBoolean();
  private final Fate fate;

  Mortal(Fate fate) {
    this.fate = fate;
  }

  /** When a worker dies. */
  @FunctionalInterface
  public interface Fate {
    /** Whether it dies here. */
    boolean strikes(String use, Point point);
  }

  /** Whether a use was done already. */
  public enum Point {
    BEFORE,
    AFTER
  }

  /** The process ended. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  boolean isDead() {
    return dead.get();
  }

  /** The same port, as far as the worker lives. */
  <T> T using(Class<T> port, T right) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              String use = port.getSimpleName() + "." + method.getName();
              live(use, Point.BEFORE);
              try {
                var result = method.invoke(right, arguments);
                live(use, Point.AFTER);
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void live(String use, Point point) {
    if (dead.get() || (fate.strikes(use, point) && dead.compareAndSet(false, true))) {
      throw new Killed();
    }
  }
}
