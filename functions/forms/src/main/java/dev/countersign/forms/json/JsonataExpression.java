package dev.countersign.forms.json;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A compiled JSONata expression (jsonata.org). An evaluation ends after 500 ms of the processor's
 * time, at 200 levels of depth, or at 300,000 characters and values of output, also inside of one
 * step of it ({@link EvaluationMeter}). It can be used by several threads; they evaluate one after
 * the other, since the library's object is not safe for them.
 */
public final class JsonataExpression {
  private static final int NEAR = 60;
  private static final int LONGEST_TEXT = 20_000;

  private final String text;
  private final Jsonata compiled;
  private final JsonataTree tree;
  private final ReentrantLock lock = new ReentrantLock();

  private JsonataExpression(String text, Jsonata compiled) {
    this.text = text;
    this.compiled = compiled;
    this.tree = JsonataTree.secure(compiled);
  }

  /**
   * Compiles a text of at most 20,000 characters.
   *
   * @throws JsonataFailed when it is longer, no JSONata, or uses what can't be bounded: a regular
   *     expression that RE2 has not (lookaround, backreferences), {@code $eval}, types of a function
   */
  public static JsonataExpression compile(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new JsonataFailed("longer than " + LONGEST_TEXT + " characters", LONGEST_TEXT);
    }
    try {
      var compiled = Jsonata.jsonata(text);
      compiled.setOutputConvertNulls(false);
      return new JsonataExpression(text, compiled);
    } catch (JException e) {
      throw new JsonataFailed("no JSONata: " + e.getError(), e.getLocation());
    } catch (JsonataFailed e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new JsonataFailed("no JSONata", -1);
    } catch (Error e) {
      // The library's parser throws a bare Error at an operator where none can stand.
      if (e.getClass() != Error.class) {
        throw e;
      }
      throw new JsonataFailed("no JSONata", -1);
    }
  }

  /**
   * Evaluates it on this input.
   *
   * @throws JsonataFailed when it can't be evaluated, takes too long, or gives too much; the
   *     message holds nothing of the input
   * @throws dev.countersign.domain.failure.Unavailable when the machine gave it too little time
   */
  public Json evaluate(Json input) {
    return evaluate(input, Map.of());
  }

  /**
   * Evaluates it on this input.
   *
   * @param bound values by the names that the expression calls {@code $name}
   * @throws JsonataFailed as {@link #evaluate(Json)}
   */
  public Json evaluate(Json input, Map<String, Json> bound) {
    return find(input, bound).orElseGet(Json.Nil::new);
  }

  /**
   * What it gives on this input; none where it gives nothing, as a path does that leads nowhere. A
   * null is something.
   *
   * @throws JsonataFailed as {@link #evaluate(Json)}
   */
  public Optional<Json> find(Json input) {
    return find(input, Map.of());
  }

  private Optional<Json> find(Json input, Map<String, Json> bound) {
    lock.lock();
    try {
      return MeasuredThread.run(() -> found(input, bound, new EvaluationMeter(tree)));
    } finally {
      lock.unlock();
    }
  }

  /** What it gives under this meter, on a platform thread. */
  Optional<Json> found(Json input, Map<String, Json> bound, EvaluationMeter meter) {
    try {
      return meter.measured(() -> evaluated(input, bound, meter));
    } catch (RuntimeException | StackOverflowError e) {
      if (meter.end() != null) {
        throw meter.end();
      }
      throw failed(e);
    }
  }

  private Optional<Json> evaluated(Json input, Map<String, Json> bound, EvaluationMeter meter) {
    var frame = compiled.createFrame();
    BoundedFunctions.bind(frame);
    MapFunctions.bind(frame);
    bound.forEach((name, value) -> frame.bind(name, JsonataValues.plain(value)));
    frame.setEvaluateEntryCallback(meter);
    frame.setEvaluateExitCallback(meter);
    return Optional.ofNullable(compiled.evaluate(JsonataValues.plain(input), frame))
        .map(JsonataValues::json);
  }

  JsonataTree tree() {
    return tree;
  }

  private JsonataFailed failed(Throwable e) {
    return switch (e) {
      case JsonataFailed failed -> failed;
      case JException said ->
          new JsonataFailed(
              "fails with " + said.getError() + near(said.getLocation()), said.getLocation());
      default -> new JsonataFailed("can't be evaluated on this input", -1);
    };
  }

  /** The part of the expression around this place, which names the path in the payload. */
  private String near(int location) {
    if (location <= 0 || location > text.length()) {
      return "";
    }
    int from = location - 1;
    while (from > 0 && location - from < NEAR && ",;:?{[\n".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int to = location;
    while (to < text.length() && to - location < NEAR && ",;:?}]\n".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return " near '" + text.substring(from, to).strip() + "'";
  }

  @Override
  public String toString() {
    return text;
  }
}
