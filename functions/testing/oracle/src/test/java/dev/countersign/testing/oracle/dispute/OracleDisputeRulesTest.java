package dev.countersign.testing.oracle.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.oracle.dispute.OracleContestActs.Clause;
import dev.countersign.testing.oracle.dispute.OracleDispute.State;
import dev.countersign.testing.oracle.dispute.OracleStory.Looks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must always hold (section 12 of the page), over every pair of things that can be said after
 * a dispute, by all terms, some days apart.
 */
final class OracleDisputeRulesTest {
  private static final Instant END = Instant.parse("2027-04-01T00:00:00Z");
  private static final List<String> NOTHING = List.of();
  private static final List<String> SOME = List.of("18.00");

  static List<Clause> clauses() {
    return Clause.all();
  }

  private static void each(Clause clause, Consumer<OracleStory> check) {
    for (var first : OracleContestActs.words()) {
      for (var second : OracleContestActs.words()) {
        var said = List.of(first, second);
        check.accept(OracleContestActs.told(clause, SOME, said, 1).story());
        check.accept(OracleContestActs.told(clause, NOTHING, said, 6).story());
      }
      for (var amount : List.of(SOME, NOTHING)) {
        check.accept(OracleContestActs.told(clause, amount, List.of(first), 11).story());
      }
    }
  }

  private static OracleCourse course(OracleStory story) {
    return OracleCourse.of(story, OracleContest.CLAIM, END);
  }

  private static OracleStory with(OracleStory story, Looks looks, List<OracleTold> told) {
    var inOrder = told.stream().sorted(Comparator.comparing(OracleTold::toldAt)).toList();
    return new OracleStory(story.type(), story.versions(), story.zone(), looks, inOrder);
  }

  private static OracleStory undisputed(OracleStory story) {
    return with(
        story,
        story.looks(),
        story.told().stream().filter(one -> !(one instanceof OracleQuarrel)).toList());
  }

  /** Rules 1, 2 and 7. */
  @ParameterizedTest
  @MethodSource("clauses")
  void dispute_neverOwesMoreThanTheTable(Clause clause) {
    each(
        clause,
        story -> {
          var undisputed = course(undisputed(story));
          for (var entry : course(story).entries()) {
            long without =
                undisputed.results().stream()
                    .filter(one -> !one.recordedAt().isAfter(entry.at()))
                    .mapToLong(OracleResult::amount)
                    .sum();
            var sums = entry.sums();
            assertTrue(sums.billed() <= without, () -> story + "");
            assertTrue(0 <= sums.disputed() && sums.disputed() <= sums.billed(), () -> story + "");
            assertEquals(sums.billed(), entry.answer().amount());
            boolean isUndecided = entry.dispute() != null && entry.dispute().end() == null;
            assertTrue(isUndecided || sums.disputed() == 0, () -> story + "");
          }
        });
  }

  /** Rule 3. */
  @ParameterizedTest
  @MethodSource("clauses")
  void dispute_endsAtItsDeadline(Clause clause) {
    each(
        clause,
        story -> {
          for (var entry : course(story).entries()) {
            var dispute = entry.dispute();
            if (dispute != null && dispute.end() == null) {
              var from = dispute.answeredAt() == null ? dispute.recordedAt() : dispute.answeredAt();
              int days = dispute.answeredAt() == null ? 10 : 30;
              var deadline = Objects.requireNonNull(from).plus(Duration.ofDays(days));
              assertTrue(entry.at().isBefore(deadline), () -> story + "");
            }
          }
          assertFalse(course(story).last().dispute() == null);
          assertTrue(Objects.requireNonNull(course(story).last().dispute()).end() != null);
        });
  }

  /** Rule 4: after an end nothing is said of the dispute any more. */
  @ParameterizedTest
  @MethodSource("clauses")
  void end_isFinal(Clause clause) {
    each(
        clause,
        story -> {
          OracleDispute ended = null;
          for (var entry : course(story).entries()) {
            var now = entry.dispute() == null ? ended : entry.dispute();
            if (ended != null && now != null && now.id().equals(ended.id())) {
              assertEquals(ended, now);
            }
            ended = now != null && now.end() != null ? now : ended;
          }
        });
  }

  /** Rule 8. */
  @ParameterizedTest
  @MethodSource("clauses")
  void dispute_thatStands_leavesNoTraceInMoney(Clause clause) {
    each(
        clause,
        story -> {
          var course = course(story);
          var end = Objects.requireNonNull(course.last().dispute()).end();
          if (end != null && (end.state() == State.STANDS || end.state() == State.WITHDRAWN)) {
            assertEquals(sum(course(undisputed(story))), sum(course), () -> story + "");
          }
        });
  }

  private static long sum(OracleCourse course) {
    return course.results().stream().mapToLong(OracleResult::amount).sum();
  }

  /** Rule 5: repeated messages. */
  @ParameterizedTest
  @MethodSource("clauses")
  void repeated_atAnyTime_movesNothing(Clause clause) {
    each(
        clause,
        story -> {
          var told = new ArrayList<>(story.told());
          for (var one : story.told()) {
            if (one instanceof OracleQuarrel) {
              for (int days : List.of(1, 12, 50)) {
                told.add(again(one, one.toldAt().plus(Duration.ofDays(days))));
              }
            }
          }
          var taken = course(story);
          var repeated = course(with(story, story.looks(), onlyTaken(told, taken)));
          assertEquals(taken.last().dispute(), repeated.last().dispute(), () -> story + "");
          assertEquals(taken.results(), repeated.results(), () -> story + "");
        });
  }

  /** What was refused may be said again, and is then another message. */
  private static List<OracleTold> onlyTaken(List<OracleTold> told, OracleCourse course) {
    var refused =
        course.entries().stream()
            .filter(one -> one.by() instanceof OracleQuarrel && !isTaken(one.word()))
            .map(one -> ((OracleQuarrel) Objects.requireNonNull(one.by())).by())
            .toList();
    return told.stream()
        .filter(one -> !(one instanceof OracleQuarrel heard) || !refused.contains(heard.by()))
        .toList();
  }

  private static boolean isTaken(String word) {
    return List.of("opened", "settled", "withdrawn", "conceded", "answered", "resolved")
        .contains(word);
  }

  private static OracleTold again(OracleTold one, Instant at) {
    return switch (one) {
      case OracleQuarrel.Disputed d ->
          new OracleQuarrel.Disputed(d.claim(), d.by(), d.code(), d.amount(), d.revision(), at, at);
      case OracleQuarrel.Withdrawn w ->
          new OracleQuarrel.Withdrawn(w.claim(), w.by(), w.dispute(), at, at);
      case OracleQuarrel.Answered a ->
          new OracleQuarrel.Answered(a.claim(), a.by(), a.dispute(), a.word(), a.amount(), at, at);
      case OracleQuarrel.Decided d ->
          new OracleQuarrel.Decided(
              d.claim(), d.by(), d.dispute(), d.finding(), d.amount(), d.dated(), at, at);
      default -> one;
    };
  }

  /** Rule 5: whether and when the due work runs. */
  @ParameterizedTest
  @MethodSource("clauses")
  void dueWork_howeverLate_endsTheSame(Clause clause) {
    each(
        clause,
        story -> {
          var onTime = course(story).last();
          for (int days : List.of(9, 40)) {
            var told = new ArrayList<>(story.told());
            for (var at = Instant.parse("2026-11-16T10:00:00Z"); at.isBefore(END); ) {
              told.add(new OracleTold.Looked(at));
              at = at.plus(Duration.ofDays(days));
            }
            told.add(new OracleTold.Looked(END));
            var late = course(with(story, Looks.AS_TOLD, told)).last();
            assertEquals(onTime.dispute(), late.dispute(), () -> days + " " + story);
            assertEquals(onTime.sums(), late.sums(), () -> days + " " + story);
            assertEquals(
                onTime.answer().reason(), late.answer().reason(), () -> days + " " + story);
          }
        });
  }
}
