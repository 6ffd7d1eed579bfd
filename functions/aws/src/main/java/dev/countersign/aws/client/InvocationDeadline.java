package dev.countersign.aws.client;

import com.amazonaws.services.lambda.runtime.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long this invocation may still run. Lambda runs one at a time in a process. */
@ApplicationScoped
public class InvocationDeadline {
  private volatile @Nullable Context invocation;

  /** Another invocation has begun; none, with all the time there is, while nobody is served. */
  public void of(@Nullable Context begun) {
    invocation = begun;
  }

  /** Whether something that takes so long ends before it. */
  boolean leaves(Duration needed) {
    var running = invocation;
    return running == null || running.getRemainingTimeInMillis() >= needed.toMillis();
  }
}
