package dev.countersign.ledger.members;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

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
