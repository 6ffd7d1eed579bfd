package dev.countersign.testing.oracle.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is gone through in the order, and at the times, in which a history says it was decided. */
final class OracleAsToldTest {
  private static final Instant END = Instant.parse(OracleContest.END);

  private static OracleContest disputed() {
    return OracleContest.policy()
        .looks(OracleStory.Looks.AS_TOLD)
        .told(new OracleTold.Looked(Instant.parse("2026-11-16T10:00:00Z")))
        .disputed("2026-12-10T09:00:00Z", "p1", "other");
  }

  /** The story, with the last two in the other order than that of their times. */
  private static OracleStory swapped(OracleStory story) {
    var all = new ArrayList<>(story.told());
    Collections.swap(all, all.size() - 2, all.size() - 1);
    return new OracleStory(story.type(), story.versions(), story.zone(), story.looks(), all);
  }

  @Test
  void decided_byTheEarlierOfTwoClocks_isRecordedByIt() {
    var contest =
        disputed()
            .stated("2026-12-11T09:00:00.293Z", Act.NOTED, "2026-11-02T10:00:00Z", "s1", null)
            .retracted("2026-12-11T09:00:00.218Z", "2026-11-20T10:00:00Z", "cancelled");

    var course = OracleCourse.of(swapped(contest.story()), OracleContest.CLAIM, END);

    var end = Objects.requireNonNull(Objects.requireNonNull(course.last().dispute()).end());
    assertEquals("2026-12-11T09:00:00.218Z", end.at().toString());
    assertEquals(
        List.of("2026-11-16T10:00:00Z", "2026-12-11T09:00:00.218Z"),
        course.results().stream().map(one -> one.recordedAt().toString()).toList());
  }

  /** Nothing is withheld by terms that are only applied; the next stimulus is read by them. */
  @Test
  void applied_termsThatWithhold_changeWhatIsDecidedNext() {
    var withheld = OracleContest.policy().withheld().story().versions();
    var contest =
        disputed()
            .told(new OracleTold.Applied(withheld, Instant.parse("2026-12-11T09:00:00Z")))
            .stated("2026-12-12T09:00:00Z", Act.NOTED, "2026-11-02T10:00:00Z", "s1", null);

    var before = contest.course("2026-12-11T09:00:00Z");
    assertEquals(3000, before.stands());
    assertEquals("opened", before.entries().getLast().word());
    assertEquals(
        List.of(
            "+30.00 2026-11-16T10:00:00Z 2026-11-02T10:00:00Z",
            "-30.00 2026-12-12T09:00:00Z 2026-12-10T09:00:00Z"),
        contest.results(OracleContest.END));
  }

  /** What asks only after a form of the session was recorded drafts by itself at the next form. */
  @Test
  void applied_termsThatAsk_draftNothingBeforeTheNextForm() {
    var claim = "policy_signed/!/ses_9";
    var contest = OracleContest.empty().of(claim);
    var asking = contest.story().versions();
    var silent =
        List.of(
            OracleContestTerms.of(
                asking.getFirst().dispute(), null, OracleTerms.Attribution.LAST, "occurred_at"));
    contest
        .told(new OracleTold.Applied(silent, Instant.parse("2026-11-01T00:00:00Z")))
        .session("ses_9", "2026-11-02T09:00:00Z", "policy_signed")
        .told(new OracleTold.Applied(asking, Instant.parse("2026-11-03T09:00:00Z")));

    assertNull(contest.course("2026-11-20T00:00:00Z").last().inquiry());
    contest.session("ses_9", "2026-11-20T09:00:00Z", "policy_signed");
    assertEquals("0 Parked inquiry", contest.at("2026-11-20T09:00:00Z"));
  }
}
