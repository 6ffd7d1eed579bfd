package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleEntry;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must always hold of disputes and inquiries (section 12 of their page). */
final class PaperChecks {
  private static final Duration NINE_DAYS = Duration.ofDays(9);

  private final PaperWorld world;
  private final String claim;
  private final OracleCourse course;
  private final OracleCourse undisputed;
  private final List<String> findings = new ArrayList<>();

  private PaperChecks(PaperWorld world, String claim) {
    this.world = world;
    this.claim = claim;
    this.course = OracleCourse.of(world.story(), claim, world.end());
    this.undisputed = OracleCourse.of(undisputed(world.story()), claim, world.end());
  }

  static List<String> of(PaperWorld world, String claim) {
    var checks = new PaperChecks(world, claim);
    checks.course.entries().forEach(checks::entry);
    checks.ends();
    checks.late();
    return checks.findings;
  }

  /** The same without a word of disputes. */
  private static OracleStory undisputed(OracleStory story) {
    var told =
        story.told().stream()
            .filter(one ->
                !(one instanceof OracleQuarrel)
                    || one instanceof OracleQuarrel.Asked
                    || one instanceof OracleQuarrel.Closed)
            .toList();
    return new OracleStory(story.type(), story.versions(), story.zone(), story.looks(), told);
  }

  private void entry(OracleEntry entry) {
    var sums = entry.sums();
    if (sums.billed() != entry.answer().amount()) {
      find("stands " + sums.billed() + ", owed " + entry.answer().amount(), entry.at());
    }
    if (sums.disputed() < 0 || sums.disputed() > sums.billed()) {
      find("at stake " + sums.disputed() + " of " + sums.billed(), entry.at());
    }
    if (sums.disputed() > 0 && !isUndecided(entry.dispute())) {
      find("at stake without a dispute", entry.at());
    }
  }

  private static boolean isUndecided(@Nullable OracleDispute dispute) {
    return dispute != null && dispute.end() == null;
  }

  private void ends() {
    var last = course.last();
    long without = undisputed.stands();
    if (course.stands() > without) {
      find("more than without a dispute: " + course.stands() + ", not " + without, last.at());
    }
    if (isUndecided(last.dispute()) && isReadWithAClause(last)) {
      find("a dispute has no end", last.at());
    }
    var end = last.dispute() == null ? null : last.dispute().end();
    if (end != null
        && (end.state() == OracleDispute.State.STANDS
            || end.state() == OracleDispute.State.WITHDRAWN)
        && isTheOnlyOne()
        && course.stands() != without) {
      find("a dispute that stands leaves a trace: " + course.stands() + " " + without, last.at());
    }
    var inquiry = last.inquiry();
    if (inquiry != null
        && inquiry.kind() == OracleQuarrel.Asked.Kind.UNTRACKED
        && inquiry.end() != null
        && inquiry.end().state() == OracleInquiry.State.ATTESTED
        && course.stands() != 0) {
      find("billed by silence and by attestation", last.at());
    }
  }

  /** Due work that runs once in nine days ends the same. */
  private void late() {
    var story = LateWork.every(NINE_DAYS, world, claim);
    var late = OracleCourse.of(story, claim, world.end());
    if (looksAtItsMonth(course) || looksAtItsMonth(late)) {
      return; // which month a line is in depends on when it was billed
    }
    if (waitsForAGrace(story)) {
      return;
    }
    var first = course.last();
    var other = late.last();
    if (!how(first.dispute()).equals(how(other.dispute()))) {
      find("late due work ends " + other.dispute() + ", not " + first.dispute(), first.at());
    }
    if (!first.sums().equals(other.sums())) {
      find("late due work leaves " + other.sums() + ", not " + first.sums(), first.at());
    }
  }

  /** What became of it, but for the time of an end by the terms: that is when it was seen. */
  private static String how(@Nullable OracleDispute dispute) {
    var end = dispute == null ? null : dispute.end();
    return end != null && end.by() == OracleDispute.By.TERMS
        ? "ended by the terms"
        : String.valueOf(dispute);
  }

  /** Whether a deadline had passed, and its work had not run, when a restore was told. */
  private boolean waitsForAGrace(OracleStory late) {
    return late.told().stream()
        .filter(OracleTold.Restored.class::isInstance)
        .map(OracleTold::toldAt)
        .anyMatch(at -> hasPassed(OracleCourse.of(late, claim, at.minusMillis(1)).last(), at));
  }

  private static boolean hasPassed(OracleEntry last, Instant at) {
    var deadline = last.deadline();
    return isUndecided(last.dispute()) && deadline != null && !deadline.isAfter(at);
  }

  private static boolean looksAtItsMonth(OracleCourse course) {
    return course.entries().stream()
        .anyMatch(one -> one.word().equals("too_late") || one.word().equals("accepted"));
  }

  private boolean isReadWithAClause(OracleEntry last) {
    return world.story().versions().stream()
        .anyMatch(
            one -> Objects.equals(one.version(), last.answer().reading()) && one.dispute() != null);
  }

  private boolean isTheOnlyOne() {
    return course.entries().stream()
            .map(OracleEntry::dispute)
            .filter(Objects::nonNull)
            .map(OracleDispute::id)
            .distinct()
            .count()
        == 1;
  }

  private void find(String what, Instant at) {
    findings.add("seed " + world.seed() + " " + claim + " " + at + ": " + what);
  }
}
