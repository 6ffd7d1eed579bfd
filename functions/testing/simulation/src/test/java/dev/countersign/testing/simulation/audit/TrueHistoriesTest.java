package dev.countersign.testing.simulation.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.simulation.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain's histories of the scenarios break no rule, and end where the oracle says. */
final class TrueHistoriesTest {
  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("../../../events/scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void audit_ofAScenario_findsNothing(Path scenario) throws Exception {
    var entries = DomainHistories.scenario(scenario).entries();
    var read = ScenarioReader.of(scenario);
    var audit = new Audit((tenant, outcome, at) -> List.of(read.terms(outcome)));

    entries.forEach((claim, history) -> {
      for (byte[] entry : history) {
        audit.written("acme", claim, entry);
        DomainHistories.events(entry)
            .forEach(event -> audit.published(event.detail(), EntryTime.of(entry)));
      }
      audit.reread("acme", claim, history);
      int published = EntryReader.read(history.getLast()).revisions() > 0 ? 1 : 0;
      audit.settled("acme", claim, List.of(Oracle.at(read.known(claim, published), read.end())));
    });

    assertEquals(List.of(), audit.findings());
  }
}
