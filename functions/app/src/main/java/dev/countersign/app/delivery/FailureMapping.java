package dev.countersign.app.delivery;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Sorts failures at the edge, once:
 *
 * <ul>
 *   <li>{@link Unavailable}: 503, send again; nothing was lost.
 *   <li>{@link Misconfigured}: 500 {@code broken}, a person must change a setting.
 *   <li>{@link Defect}, every exception that nobody foresaw and a stack overflow: 500 {@code
 *       defect}. Other {@link Error}s are not caught: the process may be damaged.
 * </ul>
 */
public final class FailureMapping {
  private FailureMapping() {}

  /** The answer, or the one that a failure gets; the request's line is written either way. */
  public static HttpAnswer logged(RequestLine line, Supplier<HttpAnswer> answered) {
    return logged(line, answered, failed -> failed, HttpAnswer::status);
  }

  /**
   * The answer, or the one that a failure gets; the request's line is written either way.
   *
   * @param failed makes an answer of what a failure gets
   * @param status tells an answer's status
   */
  public static <A> A logged(
      RequestLine line,
      Supplier<A> answered,
      Function<HttpAnswer, A> failed,
      ToIntFunction<A> status) {
    A answer;
    try {
      answer = answered.get();
    } catch (Unavailable e) {
      line.with("reason", "unavailable").with("what", String.valueOf(e.getMessage()));
      answer = failed.apply(Answers.unavailable());
    } catch (Misconfigured e) {
      line.with("reason", "broken").with("what", String.valueOf(e.getMessage()));
      answer = failed.apply(Answers.broken());
    } catch (RuntimeException | StackOverflowError e) {
      line.with("reason", "defect").with("what", describe(e));
      answer = failed.apply(Answers.defect());
    }
    line.done(status.applyAsInt(answer));
    return answer;
  }

  /**
   * What is logged of an exception: for a {@link Defect} its operation, for others class and place.
   * A message of somebody else's could hold what a sender sent.
   */
  static String describe(Throwable e) {
    if (e instanceof Defect) {
      return String.valueOf(e.getMessage());
    }
    var frames = e.getStackTrace();
    return e.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
  }
}
