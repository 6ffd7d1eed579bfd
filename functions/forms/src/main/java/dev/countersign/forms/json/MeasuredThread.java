package dev.countersign.forms.json;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Gives an evaluation a thread whose processor time can be measured. */
final class MeasuredThread {
  private static final long STACK = 1L << 20;

  private MeasuredThread() {}

  /**
   * Runs it on this thread, or, where this is a virtual one, on a platform thread that ends with it:
   * the processor's time of a virtual thread is not known.
   */
  static <T> T run(Supplier<T> evaluation) {
    if (!Thread.currentThread().isVirtual()) {
      return evaluation.get();
    }
    var result = new CompletableFuture<T>();
    Thread.ofPlatform()
        .daemon()
        .name("jsonata")
        .stackSize(STACK)
        .start(() -> result.completeAsync(evaluation, Runnable::run));
    try {
      return result.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
