package dev.countersign.aws.metric;

import software.amazon.cloudwatchlogs.emf.environment.Environment;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.sinks.ISink;

/**
 * An environment that adds nothing to a line: what the library adds of Lambda, memory size, version
 * and log stream, is known of every line there.
 */
record Lines(ISink sink) implements Environment {
  @Override
  public boolean probe() {
    return true;
  }

  @Override
  public String getName() {
    return "countersign";
  }

  @Override
  public String getType() {
    return "AWS::Lambda::Function";
  }

  @Override
  public String getLogGroupName() {
    return "";
  }

  @Override
  public void configureContext(MetricsContext context) {}

  @Override
  public ISink getSink() {
    return sink;
  }
}
