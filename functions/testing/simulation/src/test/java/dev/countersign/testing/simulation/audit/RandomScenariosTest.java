package dev.countersign.testing.simulation.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.simulation.scenario.ScenarioReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The domain's histories of random scenarios break no rule, and end where the oracle says. {@code
 * -Dlives=N} runs more of them.
 */
final class RandomScenariosTest {
  private static final long LIVES = Long.getLong("lives", 500);

  @Test
  void audit_ofMadeUpLives_findsNothing() {
    Map<String, Integer> ends = new TreeMap<>();
    for (long seed = 1; seed <= LIVES; seed++) {
      var lines = RandomScenario.of(seed);
      var found = audited(lines, ends);
      assertEquals(List.of(), found, "seed " + seed + "\n" + String.join("\n", lines));
    }
    // Lives that all end alike would prove nothing.
    for (String status :
        List.of("Billable", "Held", "Void", "Reversed", "NotBillable", "Ambiguous", "Lapsed")) {
      assertTrue(ends.containsKey(status), () -> "none of them ends " + status + ": " + ends);
    }
  }

  private static List<AuditFinding> audited(List<String> lines, Map<String, Integer> ends) {
    var read = ScenarioReader.of(lines);
    var audit = new Audit((tenant, outcome, at) -> List.of(read.terms(outcome)));
    DomainHistories.of(lines)
        .entries()
        .forEach((claim, history) -> {
          for (byte[] entry : history) {
            audit.written("acme", claim, entry);
            DomainHistories.events(entry)
                .forEach(event -> audit.published(event.detail(), EntryTime.of(entry)));
          }
          long published = EntryReader.read(history.getLast()).revisions();
          var known = read.known(claim, Math.toIntExact(published));
          var must = Oracle.at(known, read.end());
          ends.merge(must.status(), 1, Integer::sum);
          audit.settled("acme", claim, must);
          audit.reread("acme", claim, history);
        });
    return audit.findings();
  }
}
