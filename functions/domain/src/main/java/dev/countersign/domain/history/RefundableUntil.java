package dev.countersign.domain.history;

import dev.countersign.domain.fold.TruthDates;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.domain.terms.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells until when what stands billed can still be taken back: by a retraction that happens and is
 * stated before that time. A merge takes back whenever it comes, and is left out of it.
 */
public final class RefundableUntil {
  private RefundableUntil() {}

  /**
   * The end, in whole seconds; {@link TimeRange#END} where the terms set none. Nothing where
   * nothing stands, or where nobody attests any more what does.
   *
   * @param book the terms as they are now
   */
  public static Optional<Instant> of(SealedEntry sealed, TermsBook book) {
    var entry = sealed.entry();
    if (entry.billed().standing().isEmpty()) {
      return Optional.empty();
    }
    var reading = OutcomeReading.of(entry.registers(), book, entry.at());
    return reading
        .version()
        .truth()
        .flatMap(truth -> end(reading.terms(), truth))
        .map(end -> end.truncatedTo(ChronoUnit.SECONDS));
  }

  /** That of the rule that goes on longest, and never after the lock. */
  private static Optional<Instant> end(Terms terms, Truth truth) {
    var dates = new Dates(terms, truth);
    var last =
        reachable(terms.clawback()).stream()
            .map(rule -> dates.end(rule.clawback()))
            .max(Comparator.naturalOrder());
    var lock =
        terms.lock().flatMap(of -> dates.at(of.from()).map(from -> dates.after(from, of.span())));
    return last.map(end -> lock.filter(end::isAfter).orElse(end));
  }

  /** Behind a rule for all reasons no other counts. */
  private static List<ClawbackRule> reachable(List<ClawbackRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).reasons().isEmpty()) {
        return rules.subList(0, i + 1);
      }
    }
    return rules;
  }

  private record Dates(Terms terms, Truth truth) {
    Optional<Instant> at(DatePath path) {
      return TruthDates.at(truth, path, terms.zone());
    }

    Instant after(Instant from, CalendarSpan span) {
      return span.after(from, terms.zone());
    }

    Instant end(Clawback clawback) {
      return switch (clawback) {
        case Clawback.Always always -> TimeRange.END;
        case Clawback.Full full -> after(start(full.from()), full.until());
        case Clawback.ProRata proRata -> after(start(proRata.from()), proRata.until());
        case Clawback.Steps steps -> end(start(steps.from()), steps);
      };
    }

    private Instant start(DatePath from) {
      return at(from).orElse(truth.occurredAt());
    }

    private Instant end(Instant from, Clawback.Steps steps) {
      return steps.steps().stream()
          .filter(step -> step.percent().signum() > 0)
          .map(step -> after(from, step.until()))
          .max(Comparator.naturalOrder())
          .orElse(from);
    }
  }
}
