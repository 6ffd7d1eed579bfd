package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;

/** Stories in which due work runs late. */
public final class LateWork {
  private LateWork() {}

  /** The same story, where due work runs once in so long, and at the end. */
  public static OracleStory every(Duration pause, OracleStory story, Instant end) {
    var told = new ArrayList<>(story.told());
    for (var at = told.getFirst().toldAt(); at.isBefore(end); at = at.plus(pause)) {
      told.add(new OracleTold.Looked(at));
    }
    told.add(new OracleTold.Looked(end));
    told.sort(Comparator.comparing(OracleTold::toldAt));
    return new OracleStory(
        story.type(), story.versions(), story.zone(), OracleStory.Looks.AS_TOLD, told);
  }
}
