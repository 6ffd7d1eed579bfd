package dev.countersign.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
              if (isInherited(right, method)) {
                // So that what it calls of the port is seen too.
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

  /** Whether the port itself says what the method does, and the right one leaves it at that. */
  private static boolean isInherited(Object right, Method method) throws NoSuchMethodException {
    return method.isDefault()
        && right
            .getClass()
            .getMethod(method.getName(), method.getParameterTypes())
            .getDeclaringClass()
            .isInterface();
  }
}
