package dev.countersign.aws.invocation;

import com.amazonaws.services.lambda.runtime.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the running invocation may still take. Lambda runs one at a time in a process. */
@ApplicationScoped
public class InvocationDeadline {
  private volatile @Nullable Context invocation;

  /**
   * Starts the deadline of one invocation.
   *
   * @param begun tells the remaining time; null means that there is no limit, as while the function
   *     is warmed up
   */
  public void start(@Nullable Context begun) {
    invocation = begun;
  }

  /** Whether the invocation has at least so much time left. */
  public boolean leaves(Duration needed) {
    var running = invocation;
    return running == null || running.getRemainingTimeInMillis() >= needed.toMillis();
  }
}
