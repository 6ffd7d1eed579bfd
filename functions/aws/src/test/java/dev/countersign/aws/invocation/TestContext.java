package dev.countersign.aws.invocation;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Supplier;

/** Lambda's context of an invocation: a request id and the time that is left. */
public final class TestContext {
  private TestContext() {}

  /** With a minute left. */
  public static Context of(String requestId) {
    return of(requestId, () -> Duration.ofMinutes(1));
  }

  /** With as much time left as is said each time. */
  public static Context of(String requestId, Supplier<Duration> left) {
    return (Context)
        Proxy.newProxyInstance(
            TestContext.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> requestId;
                  case "getRemainingTimeInMillis" -> (int) left.get().toMillis();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
