package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.EngineRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A posting of {@link PageDeliverer}, as it is now. */
final class PagePosting {
  final BilledResult result;
  String state = "none";
  @Nullable String reason;
  @Nullable String by;
  long value;
  @Nullable ReversalWay way;
  @Nullable EngineRequest frozen;
  @Nullable Instant firstTry;
  boolean isCalledClosed;
  boolean isUndecided;
  int counted;
  @Nullable Instant due;
  @Nullable Instant since;
  final List<PostingTry> tries = new ArrayList<>();

  PagePosting(BilledResult result) {
    this.result = result;
    this.value = result.value();
  }

  boolean is(String... states) {
    return List.of(states).contains(state);
  }

  void becomes(String other) {
    state = other;
    reason = null;
    due = null;
    since = null;
  }

  void held(String other) {
    becomes("held");
    reason = other;
  }

  void ready(Instant from) {
    becomes("ready");
    isDueFrom(from);
  }

  /** The time at which it may be tried; a rest of its target moves {@link #due} alone. */
  void isDueFrom(Instant from) {
    due = from;
    since = from;
  }

  boolean isDue(Instant now) {
    return is("ready", "sending") && due != null && !due.isAfter(now);
  }

  boolean isDocument() {
    return way instanceof ReversalWay.Document;
  }

  boolean mayBeInEngine() {
    return is("held") && ("conflict".equals(reason) || "unconfirmed".equals(reason));
  }

  PostingRecord record() {
    return new PostingRecord(result.id(), state, reason, by, value, since, tries, List.of());
  }
}
