package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether what was said of an outcome, and refused, was refused with the oracle's word. Where other
 * things were decided at about the same time, any order of both will do: a function may have read
 * before it, and a cache may be a minute old.
 */
record RefusedWords(CourseStory story, SaidQuarrels quarrels, TenantTerms contract) {
  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(75);

  /** An outcome is found by its id once its entry is published, which may be late. */
  private static final Duration UNPUBLISHED = Duration.ofDays(3);

  private static final String UNKNOWN_OUTCOME = "unknown_outcome";

  /** Other words are of what is refused before anybody looks at the outcome. */
  private static final Set<String> WORDS =
      Set.of(
          "already_asked",
          "already_disputed",
          "answered_before",
          "billed",
          "decided",
          "heard",
          "no_disputes",
          "no_inquiries",
          "no_terms",
          "not_answered",
          "not_attested",
          "not_billed",
          "not_claimed",
          "not_less",
          "not_more",
          "not_the_arbiter",
          "too_late",
          "unknown_dispute",
          "unknown_inquiry",
          UNKNOWN_OUTCOME,
          "unknown_session",
          "wrong_currency");

  List<String> differences() {
    var found = new ArrayList<String>();
    for (var sent : quarrels.sent()) {
      for (var refusal : sent.refusals()) {
        if (WORDS.contains(refusal.reason())) {
          var told = quarrels.meaning(sent.message(), refusal.attempt());
          difference(told, refusal.reason()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** What is otherwise than by the oracle of something that was refused with this word. */
  Optional<String> difference(OracleQuarrel told, String reason) {
    var wanted = wanted(told);
    return wanted.contains(reason) || isNotFound(told, reason)
        ? Optional.empty()
        : Optional.of(
            "REFUSED %s %s: %s at %s: %s, not %s"
                .formatted(
                    story.name().tenant(),
                    story.name().claim(),
                    told.by().message(),
                    told.toldAt(),
                    reason,
                    wanted));
  }

  /** By each version and each order that may be. */
  private Set<String> wanted(OracleQuarrel told) {
    var words = new TreeSet<String>();
    var at = told.toldAt();
    int first = count(at.minus(BEFORE));
    int last = count(at.plus(AFTER));
    for (var book : contract.known(at)) {
      for (int place = first; place <= last; place++) {
        var some = story.until(place, told, book, OracleStory.Looks.AS_TOLD);
        var end = some.told().stream().map(OracleTold::toldAt).max(Instant::compareTo);
        words.add(
            OracleCourse.of(some, story.name().claim().toString(), end.orElse(at)).word(told.by()));
      }
    }
    return words;
  }

  /** How many things were told up to a time, at least those that come first in order. */
  private int count(Instant until) {
    int count = 0;
    for (var one : story.all()) {
      if (one.toldAt().isAfter(until)) {
        return count;
      }
      count++;
    }
    return count;
  }

  private boolean isNotFound(OracleQuarrel told, String reason) {
    return reason.equals(UNKNOWN_OUTCOME) && (isUnpublished(told) || isUnnamed(told));
  }

  private boolean isUnpublished(OracleQuarrel told) {
    return story.places().stream()
        .map(place -> story.all().get(place).toldAt())
        .anyMatch(at -> Duration.between(at, told.toldAt()).abs().compareTo(UNPUBLISHED) < 0);
  }

  /** A result of the time before any terms had disputes has no name (disputes.md, section 4). */
  private boolean isUnnamed(OracleQuarrel told) {
    return told instanceof OracleQuarrel.Disputed disputed
        && disputed.revision() != null
        && contract.known(story.all().getFirst().toldAt()).stream()
            .flatMap(List::stream)
            .allMatch(terms -> terms.dispute() == null);
  }
}
