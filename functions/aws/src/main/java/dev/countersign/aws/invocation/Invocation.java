package dev.countersign.aws.invocation;

import com.amazonaws.services.lambda.runtime.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one invocation: with its deadline, with its request id in every log line, and with a log
 * line when something fails that nobody foresaw. {@link Error}s other than a stack overflow are not
 * caught: the process may be damaged, and Lambda starts another.
 */
@ApplicationScoped
public class Invocation {
  private final InvocationDeadline deadline;
  private final InvocationLog log;

  Invocation(InvocationDeadline deadline, InvocationLog log) {
    this.deadline = deadline;
    this.log = log;
  }

  /** Work that says in numbers what it did. */
  @FunctionalInterface
  public interface Work {
    Counts run() throws IOException;
  }

  /**
   * Answers a request. It writes no line when the request is answered; the application does.
   *
   * @param failed the answer with this status, when the request's handling throws
   */
  public <T> T answer(
      String function, @Nullable Context context, Supplier<T> answered, IntFunction<T> failed) {
    start(context);
    try {
      return answered.get();
    } catch (RuntimeException | StackOverflowError e) {
      var fields = FailureFields.of(function, e);
      int status = FailureFields.status(e);
      fields.put("status", (long) status);
      log.failure(fields);
      return failed.apply(status);
    }
  }

  /**
   * Does work that no sender waits for, and logs one line: what was done, or why it failed. What
   * was measured follows in a line of its own.
   *
   * @throws FailedInvocation when the work as a whole failed
   */
  public void run(String function, Context context, Work work) {
    start(context);
    long started = System.nanoTime();
    try {
      var done = work.run();
      var fields = new TreeMap<String, Object>(done.byName());
      fields.put("event", function);
      fields.put("micros", (System.nanoTime() - started) / 1000);
      log.run(fields, done.metrics());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      log.failure(FailureFields.of(function, e));
      throw new FailedInvocation(function, e);
    }
  }

  private void start(@Nullable Context context) {
    deadline.start(context);
    log.start(context);
  }
}
