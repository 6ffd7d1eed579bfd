package dev.countersign.testing.simulation.decided;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.simulation.paper.LostEntries;
import dev.countersign.testing.simulation.paper.PaperWorld;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Holds the product's courses of a world's claims against the oracle's. */
public final class CourseComparison {
  private final PaperWorld world;
  private final UnaryOperator<OracleStory> read;
  private final CourseReading reading;

  private CourseComparison(PaperWorld world, UnaryOperator<OracleStory> read) {
    this.world = world;
    this.read = read;
    this.reading = CourseReading.of(world.texts(), read.apply(world.story()));
  }

  /**
   * Of a world.
   *
   * @param read how the product reads a story: as it is, or with a mistake
   */
  public static CourseComparison of(PaperWorld world, UnaryOperator<OracleStory> read) {
    return new CourseComparison(world, read);
  }

  /**
   * The first difference in what was answered, published or kept by something that was told, or by
   * time; none if there is none.
   */
  public Optional<String> difference(String claim) {
    var course = OracleCourse.of(world.story(), claim, world.end());
    var product = DecidedCourse.of(reading, read.apply(world.story()), claim, world.end());
    return difference(CourseStep.telling(steps(course)), CourseStep.telling(product))
        .map(what -> "seed " + world.seed() + " " + claim + what);
  }

  /**
   * The same, where due work is late: only answers and the end are held against each other, since
   * nobody needs to write down at once what nobody asks about.
   *
   * @param late the world's story, told so
   */
  public Optional<String> differenceInTheEnd(OracleStory late, String claim) {
    return differenceInTheEnd(late, claim, reading)
        .map(what -> "late, seed " + world.seed() + " " + claim + what);
  }

  /** The same, where a restored table lost entries. */
  public Optional<String> differenceOf(LostEntries lost, String claim) {
    var bus = DecidedCourse.published(reading, lost.before(), claim, lost.restoredAt());
    return differenceInTheEnd(lost.after(), claim, reading.restoredBy(bus))
        .map(what -> "lost, seed " + world.seed() + " " + claim + what);
  }

  private Optional<String> differenceInTheEnd(OracleStory story, String claim, CourseReading told) {
    var right = steps(OracleCourse.of(story, claim, world.end()));
    var product = DecidedCourse.of(told, read.apply(story), claim, world.end());
    return difference(CourseStep.answers(right, claim), CourseStep.answers(product, claim))
        .or(() -> difference(CourseStep.end(right), CourseStep.end(product)));
  }

  private static List<CourseStep> steps(OracleCourse course) {
    return Stream.concat(course.entries().stream(), Stream.of(course.last()))
        .map(CourseStep::of)
        .toList();
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
