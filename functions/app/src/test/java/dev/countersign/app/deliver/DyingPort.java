package dev.countersign.app.deliver;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Postings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A port that does what the right one does, and fails before or after a call of a test's choice.
 */
final class DyingPort {
  private DyingPort() {}

  /** The process is killed. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Whether a call was done already. */
  enum Point {
    BEFORE,
    AFTER
  }

  /** Comes before and after each call, and may throw. */
  interface Beside {
    void call(String method, Point point);
  }

  static <T> T of(Class<T> port, T right, Beside beside) {
    var proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              beside.call(method.getName(), Point.BEFORE);
              try {
                var result = method.invoke(right, arguments);
                beside.call(method.getName(), Point.AFTER);
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(proxy);
  }

  /** The same ledger with other postings. */
  static Ledger ledger(Ledger right, Postings postings) {
    var proxy =
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (self, method, arguments) ->
                method.getName().equals("postings") ? postings : method.invoke(right, arguments));
    return (Ledger) proxy;
  }
}
