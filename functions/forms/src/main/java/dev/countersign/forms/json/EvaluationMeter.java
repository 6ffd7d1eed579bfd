package dev.countersign.forms.json;

import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Parser.Symbol;
import com.sun.management.ThreadMXBean;
import dev.countersign.domain.failure.Unavailable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures one evaluation and ends it at its limits. The library calls it before and after each
 * step; what a step makes is bounded, so that no step is long, and no thread need be stopped from
 * outside. Time is the processor's for this thread: a busy machine costs an expression nothing. It
 * is for one platform thread.
 */
final class EvaluationMeter implements EntryCallback, ExitCallback {
  /** The processor's time that an evaluation may take. */
  static final Duration LONGEST = Duration.ofMillis(500);

  /** How long an evaluation waits for a machine that gives it no time. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int DEEPEST = 200;
  private static final int MOST_ITEMS = 20_000;
  private static final long MOST_PRODUCED = 5_000_000;
  private static final long MOST_ALLOCATED = 128L << 20;

  /** How many steps pass between two looks at the clock. */
  private static final int STRIDE = 8;

  /** How long the clock is believed before the thread's time, which costs more, is asked for. */
  private static final long TRUSTED_NANOS = 10_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final ScopedValue<EvaluationMeter> CURRENT = ScopedValue.newInstance();

  private final JsonataTree tree;
  private final ValueWeights weights;
  private final LongSupplier clock;
  private final LongSupplier processor;
  private final long startedAt;
  private final long processorAtStart;
  private final long allocatedAtStart = THREADS.getCurrentThreadAllocatedBytes();
  private long askedAt;
  private long produced;
  private int steps;
  private int depth;
  private @Nullable RuntimeException end;

  EvaluationMeter(JsonataTree tree) {
    this(tree, System::nanoTime, THREADS::getCurrentThreadCpuTime);
  }

  /**
   * Measures by these clocks, in nanoseconds.
   *
   * @param processor the processor's time of the thread that asks
   */
  EvaluationMeter(JsonataTree tree, LongSupplier clock, LongSupplier processor) {
    this.tree = tree;
    this.weights = new ValueWeights(!tree.transforms());
    this.clock = clock;
    this.processor = processor;
    this.startedAt = clock.getAsLong();
    this.processorAtStart = processor.getAsLong();
    this.askedAt = startedAt;
  }

  /** The meter of the evaluation that this thread is in. */
  static EvaluationMeter current() {
    return CURRENT.get();
  }

  /** Runs an evaluation under this meter. */
  <T> T measured(ScopedValue.CallableOp<T, RuntimeException> evaluation) {
    return ScopedValue.where(CURRENT, this).call(evaluation);
  }

  /** Why the evaluation had to end; null where it did not. The library may have hidden it. */
  @Nullable RuntimeException end() {
    return end;
  }

  @Override
  public void callback(Symbol expr, @Nullable Object input, Frame environment) {
    if (++depth > DEEPEST) {
      throw failed("nests more than " + DEEPEST + " levels");
    }
    if (end != null || ++steps % STRIDE == 0) {
      check();
    }
  }

  @Override
  public void callback(
      Symbol expr, @Nullable Object input, Frame environment, @Nullable Object result) {
    depth--;
    if (tree.isCalled(expr)) {
      checkCalled(result);
    }
    if (result instanceof List<?> list) {
      produced(list.size());
      weights.check(list, this);
    } else if (result instanceof Map<?, ?> || result instanceof String) {
      weights.check(result, this);
    }
  }

  /** What is no function can't be called; the library would print it. */
  private void checkCalled(@Nullable Object result) {
    Object called = result instanceof List<?> list && list.size() == 1 ? list.getFirst() : result;
    boolean nothing = called == null || called instanceof List<?> list && list.isEmpty();
    if (!nothing && !(called instanceof JFunction) && !(called instanceof Symbol)) {
      throw failed("calls what is no function");
    }
  }

  /** Counts the items of a list that was made. */
  void produced(int items) {
    produced += items;
    if (items > MOST_ITEMS || produced > MOST_PRODUCED) {
      throw failed("makes more than " + MOST_ITEMS + " items of one list, or too many lists");
    }
    if (items > MOST_ITEMS / 20) {
      check();
    }
  }

  /**
   * Ends the evaluation if it has used what it may.
   *
   * @throws JsonataFailed when that is its own doing
   * @throws Unavailable when the machine gave it too little time
   */
  void check() {
    if (end != null) {
      throw end;
    }
    if (THREADS.getCurrentThreadAllocatedBytes() - allocatedAtStart > MOST_ALLOCATED) {
      throw failed("uses more than " + (MOST_ALLOCATED >> 20) + " MiB of memory");
    }
    long now = clock.getAsLong();
    if (now - askedAt > TRUSTED_NANOS) {
      askedAt = now;
      if (processor.getAsLong() - processorAtStart > LONGEST.toNanos()) {
        throw failed("takes more than " + LONGEST.toMillis() + " ms of the processor's time");
      }
      if (now - startedAt > PATIENCE.toNanos()) {
        throw ended(new Unavailable("evaluate: the machine gave it too little time", null));
      }
    }
  }

  /** Ends the evaluation for this reason. */
  RuntimeException failed(String what) {
    return ended(new JsonataFailed(what, -1));
  }

  private RuntimeException ended(RuntimeException why) {
    if (end == null) {
      end = why;
    }
    return why;
  }
}
