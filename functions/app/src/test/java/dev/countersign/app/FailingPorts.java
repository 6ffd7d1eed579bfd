package dev.countersign.app;

import dev.countersign.domain.Claim;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Registry;
import dev.countersign.ledger.StoredEntry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** A ledger that fails where a test wants it to, for as long as it does. */
final class FailingPorts {
  private final Ledger ledger;
  private Supplier<RuntimeException> failure = () -> new IllegalStateException("not foreseen");
  private boolean failsToFindSources;
  private Claim failing = World.claim("ticket_resolved", "none");

  FailingPorts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Appending to this claim fails from now on. */
  FailingPorts failAt(Claim claim, Supplier<RuntimeException> with) {
    failing = claim;
    failure = with;
    return this;
  }

  /** Every look-up of a source fails from now on. */
  FailingPorts failToFindSources() {
    failsToFindSources = true;
    return this;
  }

  /** All is well again. */
  void mend() {
    failing = World.claim("ticket_resolved", "none");
    failsToFindSources = false;
  }

  Ledger ledger() {
    return proxy(
        Ledger.class,
        ledger,
        (name, arguments, real) ->
            switch (name) {
              case "outcomes" -> outcomes((Outcomes) real.call());
              case "registry" -> registry((Registry) real.call());
              default -> real.call();
            });
  }

  private Outcomes outcomes(Outcomes real) {
    return proxy(
        Outcomes.class,
        real,
        (name, arguments, call) -> {
          if (name.equals("append")
              && ((StoredEntry) arguments[0]).entry().claim().equals(failing)) {
            throw failure.get();
          }
          return call.call();
        });
  }

  private Registry registry(Registry real) {
    return proxy(
        Registry.class,
        real,
        (name, arguments, call) -> {
          if (name.equals("source") && failsToFindSources) {
            throw failure.get();
          }
          return call.call();
        });
  }

  private interface RealCall {
    Object call() throws Throwable;
  }

  private interface Interception {
    Object on(String method, Object[] arguments, RealCall real) throws Throwable;
  }

  private static <T> T proxy(Class<T> port, T real, Interception interception) {
    // Of many together, each by the single call, so that it fails alone.
    InvocationHandler handler =
        (self, method, arguments) ->
            method.getName().endsWith("Together")
                ? InvocationHandler.invokeDefault(self, method, arguments)
                : interception.on(
                    method.getName(),
                    arguments == null ? new Object[0] : arguments,
                    () -> {
                      try {
                        return method.invoke(real, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    });
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
