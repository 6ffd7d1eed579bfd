package dev.countersign.aws.invocation;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is logged of a failure: its kind and where it was thrown. The message is logged only where
 * it is our own; another library's may quote what was sent.
 */
final class FailureFields {
  private static final int CAUSES = 5;
  private static final int FRAMES = 40;

  private FailureFields() {}

  /** The fields {@code event}, {@code reason}, {@code error}, {@code stack} and {@code what}. */
  static SortedMap<String, Object> of(String event, Throwable failure) {
    var fields = new TreeMap<String, Object>();
    fields.put("event", event);
    fields.put("reason", reason(failure));
    fields.put("error", failure.getClass().getName());
    fields.put("stack", stack(failure));
    if (failure instanceof OperationFailed) {
      fields.put("what", String.valueOf(failure.getMessage()));
    }
    return fields;
  }

  /** 503 before anything was decided, where sending again helps once it is mended; else 500. */
  static int status(Throwable failure) {
    return failure instanceof Unavailable || failure instanceof Misconfigured ? 503 : 500;
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case Unavailable u -> "unavailable";
      case Misconfigured m -> "broken";
      default -> "defect";
    };
  }

  /** The classes and frames of an exception and of its causes, without their messages. */
  private static String stack(Throwable failure) {
    var traces = new ArrayList<String>();
    for (Throwable each = failure; each != null && traces.size() < CAUSES; each = each.getCause()) {
      traces.add(trace(each));
    }
    return String.join("\ncaused by ", traces);
  }

  private static String trace(Throwable thrown) {
    return Stream.concat(
            Stream.of(thrown.getClass().getName()),
            Arrays.stream(thrown.getStackTrace()).limit(FRAMES).map(frame -> "at " + frame))
        .collect(Collectors.joining("\n  "));
  }
}
