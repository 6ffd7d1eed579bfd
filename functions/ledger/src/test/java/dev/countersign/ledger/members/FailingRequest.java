package dev.countersign.ledger.members;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Fails one request of a client, before it is sent or once its answer is there. */
public final class FailingRequest implements ExecutionInterceptor {
  /** When a request fails. */
  public enum When {
    /** The request never reaches the table. */
    BEFORE,
    /** The table did what was asked, and the answer is lost. */
    AFTER
  }

  /** What the caller sees. */
  public enum How {
    /** The table does not answer. */
    UNREACHABLE,
    /** The process dies: none of our code may go on. */
    KILLED
  }

  /** Caught by tests only. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Marks the request, since others may run at the same time. */
  private static final ExecutionAttribute<Boolean> CHOSEN =
      new ExecutionAttribute<>("FailingRequestChosen");

  private final int number;
  private final When when;
  private final How how;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean failed;

  /** Fails the request of this number, from 1. */
  public FailingRequest(int number, When when, How how) {
    this.number = number;
    this.when = when;
    this.how = how;
  }

  /**
   * Lets the first request fail, then the second, and so on until no request is left to fail.
   *
   * @param run makes its requests by a client with the one it is given
   * @return how often it ran
   */
  public static int each(When when, How how, Consumer<FailingRequest> run) {
    int number = 0;
    FailingRequest failing;
    do {
      number++;
      failing = new FailingRequest(number, when, how);
      run.accept(failing);
    } while (failing.failed());
    return number;
  }

  @Override
  public String toString() {
    return "request " + number;
  }

  /** The same for a client in the process, which no interceptor sees. */
  public DynamoDbClient over(DynamoDbClient right) {
    var proxy =
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (self, method, arguments) ->
                isInherited(right, method)
                    ? InvocationHandler.invokeDefault(self, method, arguments)
                    : called(right, method, arguments));
    return (DynamoDbClient) proxy;
  }

  /** Whether the client leaves a method as it is, which then makes its requests by others. */
  private static boolean isInherited(DynamoDbClient right, Method method)
      throws NoSuchMethodException {
    return method.isDefault()
        && right
            .getClass()
            .getMethod(method.getName(), method.getParameterTypes())
            .getDeclaringClass()
            .isInterface();
  }

  private Object called(DynamoDbClient right, Method method, Object[] arguments) throws Throwable {
    boolean chosen = requests.incrementAndGet() == number;
    if (chosen && when == When.BEFORE) {
      fail();
    }
    Object answer;
    try {
      answer = method.invoke(right, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (chosen && when == When.AFTER) {
      fail();
    }
    return answer;
  }

  /** Whether the request was made and failed. */
  public boolean failed() {
    return failed;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (requests.incrementAndGet() != number) {
      return;
    }
    attributes.putAttribute(CHOSEN, true);
    if (when == When.BEFORE) {
      fail();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (when == When.AFTER && attributes.getAttribute(CHOSEN) != null) {
      fail();
    }
  }

  private void fail() {
    failed = true;
    if (how == How.KILLED) {
      throw new Killed();
    }
    throw SdkClientException.create("the connection was cut");
  }
}
