package dev.countersign.aws.invocation;

import dev.countersign.aws.metric.MetricLines;

/** An invocation with nothing mocked, for the tests of functions. */
public final class TestInvocation {
  private TestInvocation() {}

  /** Nothing has been started in it. */
  public static Invocation create() {
    return measuredBy(new MetricLines());
  }

  /** Its metrics are written to these lines. */
  public static Invocation measuredBy(MetricLines metrics) {
    return new Invocation(new InvocationDeadline(), new InvocationLog(metrics.metrics()));
  }
}
