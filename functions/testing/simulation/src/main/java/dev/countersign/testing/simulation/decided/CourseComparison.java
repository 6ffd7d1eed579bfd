package dev.countersign.testing.simulation.decided;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.simulation.paper.PaperWorld;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Holds the product's course of a claim against the oracle's. */
public final class CourseComparison {
  private CourseComparison() {}

  /**
   * The first difference in what was answered, published or kept by something that was told, or by
   * time; none if there is none.
   *
   * @param read how the product reads the story: as it is, or with a mistake
   */
  public static Optional<String> difference(
      PaperWorld world, OracleStory story, String claim, UnaryOperator<OracleStory> read) {
    var both = Both.of(world, story, claim, read);
    return difference(CourseStep.telling(both.right), CourseStep.telling(both.product))
        .map(what -> "seed " + world.seed() + " " + claim + what);
  }

  /**
   * The same, where due work is late: only answers and the end are held against each other, since
   * nobody needs to write down at once what nobody asks about.
   */
  public static Optional<String> differenceInTheEnd(
      PaperWorld world, OracleStory story, String claim) {
    var both = Both.of(world, story, claim, UnaryOperator.identity());
    return difference(
            CourseStep.answers(both.right, claim), CourseStep.answers(both.product, claim))
        .or(() -> difference(CourseStep.end(both.right), CourseStep.end(both.product)))
        .map(what -> "late, seed " + world.seed() + " " + claim + what);
  }

  /** The course of a claim by both. */
  private record Both(List<CourseStep> right, List<CourseStep> product) {
    static Both of(
        PaperWorld world, OracleStory story, String claim, UnaryOperator<OracleStory> read) {
      var heard = withoutInquiries(story);
      var course = OracleCourse.of(heard, claim, world.end());
      return new Both(
          Stream.concat(course.entries().stream(), Stream.of(course.last()))
              .map(CourseStep::of)
              .toList(),
          DecidedCourse.of(world.texts(), read.apply(heard), claim, world.end()));
    }
  }

  private static OracleStory withoutInquiries(OracleStory story) {
    var told =
        story.told().stream()
            .filter(one ->
                !(one instanceof OracleQuarrel.Asked)
                    && !(one instanceof OracleQuarrel.Closed))
            .toList();
    return new OracleStory(story.type(), story.versions(), story.zone(), story.looks(), told);
  }

  private static Optional<String> difference(List<?> right, List<?> product) {
    for (int i = 0; i < Math.max(right.size(), product.size()); i++) {
      var one = i < right.size() ? right.get(i).toString() : "nothing";
      var other = i < product.size() ? product.get(i).toString() : "nothing";
      if (!one.equals(other)) {
        return Optional.of(
            " step %d\n  before  %s\n  oracle  %s\n  product %s"
                .formatted(i, i == 0 ? "" : right.get(i - 1), one, other));
      }
    }
    return Optional.empty();
  }
}
