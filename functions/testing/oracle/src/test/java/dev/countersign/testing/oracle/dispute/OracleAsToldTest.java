package dev.countersign.testing.oracle.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleStatement.Act;
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
}
