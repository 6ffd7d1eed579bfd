package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A restore by which entries of a session's claim are lost: whatever was told, and whatever time
 * had done, since an earlier time. What was told is told again in the hours after, most of it.
 *
 * @param before what was told until the restore
 * @param after what the restored table was told, before and after
 */
public record LostEntries(OracleStory before, OracleStory after, Instant restoredAt) {
  /** Due work runs so often. */
  private static final Duration PAUSE = Duration.ofDays(3);

  /** Of a claim; none where nothing became of it. */
  public static Optional<LostEntries> of(PaperWorld world, String claim) {
    var dice = SeededDraws.of(world.seed(), "paper/lost/" + claim);
    var entries = OracleCourse.of(world.story(), claim, world.end()).entries();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    var one = entries.get(dice.below(entries.size())).at();
    var to = one.minus(Duration.ofMinutes(dice.between(1, 60 * 24 * 3)));
    var at = one.plus(Duration.ofMinutes(dice.between(1, 60 * 24 * 10)));
    return Optional.of(new Loss(world, claim, to, at, dice).entries());
  }

  /** What is lost is what was told after one time, until another. */
  private record Loss(PaperWorld world, String claim, Instant to, Instant at, SeededDraws dice) {

    LostEntries entries() {
      var all = withLooks();
      var before = with(all.stream().filter(one -> !one.toldAt().isAfter(at)).toList());
      var bus = PaperRestore.bus(before, Set.of(claim), at);
      var after = new ArrayList<OracleTold>();
      after.add(new OracleTold.Restored(at, at.plus(Duration.ofDays(1)), bus));
      for (var one : all) {
        boolean isLost = one.toldAt().isAfter(to) && !one.toldAt().isAfter(at);
        if (!isLost || isOfMonths(one)) {
          after.add(one);
        } else if (one instanceof OracleTold.Recorded || dice.perMille(850)) {
          again(one).ifPresent(after::add);
        }
      }
      return new LostEntries(before, with(after), at);
    }

    private List<OracleTold> withLooks() {
      var told = new ArrayList<OracleTold>();
      var story = world.story();
      for (var then = story.told().getFirst().toldAt();
          then.isBefore(world.end());
          then = then.plus(PAUSE)) {
        told.add(new OracleTold.Looked(then));
      }
      story.told().stream().filter(one -> !(one instanceof OracleTold.Restored)).forEach(told::add);
      return told;
    }

    private static boolean isOfMonths(OracleTold one) {
      return one instanceof OracleTold.Sealed || one instanceof OracleTold.Accepted;
    }

    private Optional<OracleTold> again(OracleTold lost) {
      var then = at.plus(Duration.ofMinutes(dice.between(1, 60 * 30)));
      var again = SaidAgain.at(then, lost);
      var text = world.texts().said().get(lost);
      if (again != null && text != null) {
        world.texts().said().put(Objects.requireNonNull(again), text);
      }
      return Optional.ofNullable(again);
    }

    private OracleStory with(List<OracleTold> told) {
      var story = world.story();
      var inOrder = told.stream().sorted(Comparator.comparing(OracleTold::toldAt)).toList();
      return new OracleStory(
          story.type(), story.versions(), story.zone(), OracleStory.Looks.AS_TOLD, inOrder);
    }
  }
}
