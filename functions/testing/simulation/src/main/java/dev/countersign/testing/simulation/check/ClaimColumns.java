package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.simulation.audit.KeptStep;
import java.util.List;

/**
 * What the leaves of a session's claim must say: what it stands at by the oracle that looks on
 * time, and its inquiry as its entries have it, whose end is held against the oracle by itself.
 */
record ClaimColumns(CourseStory story, List<OracleTerms> versions, List<KeptStep> steps) {
  LeafColumns at(int place) {
    var before = place == 0 ? null : steps.get(place - 1).inquiry();
    return new LeafColumns(
        place == 0 ? LeafColumns.NOTHING : sums(place - 1),
        sums(place),
        LeafColumns.inquiries(before, steps.get(place).inquiry()));
  }

  private Sums sums(int place) {
    var until = steps.get(place).at();
    var told = story.by(versions, OracleStory.Looks.ON_TIME);
    var course = OracleCourse.of(told, story.name().claim().toString(), until);
    return LeafColumns.money(course.last(), versions);
  }
}
