package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a target may rest, by section 4 of the billing page: after three answers in a row that are
 * {@code retry} or {@code unknown}, or after one that says for how long; for as long as the engine
 * says, else for 1, 2, 4, … at most 15 minutes. One such answer after a rest begins the next.
 */
final class Rests {
  private static final Set<Word> AWAY = Set.of(Word.RETRY, Word.UNKNOWN);
  private static final int IN_A_ROW = 3;
  private static final int LONGEST_MINUTES = 15;

  private Rests() {}

  /** Each time in which nothing needs to be sent, in order. */
  static List<Span> of(AuditedBilling billing) {
    var rests = new ArrayList<Span>();
    int row = 0;
    int rested = 0;
    for (var one : answers(billing)) {
      row = one.isAway() ? row + 1 : 0;
      rested = one.isAway() ? rested : 0;
      if (one.isAway() && (row >= IN_A_ROW || rested > 0 || one.retryAfter() != null)) {
        rests.add(new Span(one.at(), one.at().plus(pause(one.retryAfter(), rested))));
        rested++;
      }
    }
    return rests;
  }

  private record Answered(int number, Instant at, boolean isAway, @Nullable Duration retryAfter) {}

  /**
   * What was answered to requests and readings, in the order of coming. A worker that died may have
   * had its target rest before, where the engine asked for it.
   */
  private static List<Answered> answers(AuditedBilling billing) {
    var requests =
        billing.books().requests().stream()
            .filter(one -> !billing.isForgotten(one) || one.answer().retryAfter() != null)
            .map(one ->
                new Answered(
                    one.number(),
                    one.at(),
                    AWAY.contains(one.answer().word()),
                    one.answer().retryAfter()));
    var readings =
        billing.books().readings().stream()
            .filter(one -> !(one.reading() instanceof EngineReading.Unable))
            .map(one ->
                new Answered(
                    one.number(), one.at(), one.reading() instanceof EngineReading.Silent, null));
    return Stream.concat(requests, readings)
        .sorted(Comparator.comparingInt(Answered::number))
        .toList();
  }

  private static Duration pause(@Nullable Duration asked, int nth) {
    long minutes = nth > 3 ? LONGEST_MINUTES : Math.min(LONGEST_MINUTES, 1L << nth);
    return Objects.requireNonNullElse(asked, Duration.ofMinutes(minutes));
  }

  /** From a time until another. */
  record Span(Instant from, Instant until) {}

  /** The longest stretch between two times that none of the spans, in order, covers. */
  static Duration longestFree(Instant from, Instant until, List<Span> spans) {
    var longest = Duration.ZERO;
    var at = from;
    for (var span : spans) {
      if (span.from().isAfter(at) && at.isBefore(until)) {
        longest = longer(longest, Duration.between(at, earlier(span.from(), until)));
      }
      at = at.isBefore(span.until()) ? span.until() : at;
    }
    return at.isBefore(until) ? longer(longest, Duration.between(at, until)) : longest;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
