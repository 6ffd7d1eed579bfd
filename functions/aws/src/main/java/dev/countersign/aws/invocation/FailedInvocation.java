package dev.countersign.aws.invocation;

/**
 * Tells Lambda that an invocation failed, so that it counts the error and tries again. It has no
 * cause and no message of another exception: Lambda writes both into its log and into the queue of
 * failed runs, and they may quote what was sent. The invocation's own log line has the details.
 */
public final class FailedInvocation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedInvocation(String function, Throwable failure) {
    super(function + " failed with " + failure.getClass().getName() + "; its log line says where");
  }
}
