package dev.countersign.aws.invocation;

/** An invocation with nothing mocked, for the tests of functions. */
public final class TestInvocation {
  private TestInvocation() {}

  /** Nothing has been started in it. */
  public static Invocation create() {
    return new Invocation(new InvocationDeadline(), new InvocationLog());
  }
}
