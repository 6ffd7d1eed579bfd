package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Stories in which due work runs late. */
public final class LateWork {
  private LateWork() {}

  /**
   * A world's story, where due work runs once in so long, and at the end.
   *
   * @param claim whose course is asked for: what the bus has of it at a restore was published late,
   *     too
   */
  public static OracleStory every(Duration pause, PaperWorld world, String claim) {
    var story = world.story();
    var told = new ArrayList<>(story.told());
    for (var at = told.getFirst().toldAt(); at.isBefore(world.end()); at = at.plus(pause)) {
      told.add(new OracleTold.Looked(at));
    }
    told.add(new OracleTold.Looked(world.end()));
    told.sort(Comparator.comparing(OracleTold::toldAt));
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i) instanceof OracleTold.Restored restored) {
        var before = late(story, told.subList(0, i));
        var bus = PaperRestore.bus(before, Set.of(claim), restored.toldAt());
        told.set(i, new OracleTold.Restored(restored.toldAt(), restored.graceEnd(), bus));
      }
    }
    return late(story, told);
  }

  private static OracleStory late(OracleStory story, List<OracleTold> told) {
    return new OracleStory(
        story.type(), story.versions(), story.zone(), OracleStory.Looks.AS_TOLD, told);
  }
}
