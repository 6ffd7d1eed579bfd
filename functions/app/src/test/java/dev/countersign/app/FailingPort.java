package dev.countersign.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/** A port that does what the right one does, but for calls before which something else happens. */
final class FailingPort {
  private FailingPort() {}

  /** Comes before a call, and may throw. */
  interface Before {
    void call(String method, List<?> arguments);
  }

  static <T> T of(Class<T> port, T right, Before before) {
    var proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              before.call(
                  method.getName(), arguments == null ? List.of() : Arrays.asList(arguments));
              if (method.getName().endsWith("Together")) {
                // Each of them by the single call, so that it fails alone.
                return InvocationHandler.invokeDefault(self, method, arguments);
              }
              try {
                return method.invoke(right, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(proxy);
  }
}
