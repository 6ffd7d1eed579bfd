package dev.countersign.testing.simulation.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the report: seeds, steps, faults and time; and for each mistake the seed that shows it.
 */
public final class SimulationReport {
  private SimulationReport() {}

  /**
   * The report as Markdown.
   *
   * @param seconds how long the seeds took
   */
  public static String of(RunTally tally, double seconds, List<MistakeHunt> hunts, LocalDate day) {
    var text = new StringBuilder();
    int cores = Runtime.getRuntime().availableProcessors();
    text.append(
        String.format(
            Locale.ROOT,
            """
            %s, Java %s, %d cores: %,d seeds in %.0f s (%.1f ms of a core each), %,d steps, %,d stimuli, %,d seeds against the contract.

            """,
            day,
            Runtime.version().feature(),
            cores,
            tally.seeds(),
            seconds,
            seconds * 1000 * cores / tally.seeds(),
            tally.steps(),
            tally.stimuli(),
            tally.failures()));
    text.append("| fault | happened |\n|---|---|\n");
    new TreeMap<>(tally.faults())
        .forEach((kind, number) -> text.append(row(word(kind), String.format("%,d", number))));
    tally.missing().forEach(kind -> text.append(row(word(kind), "never")));
    text.append("\nReached: ").append(String.join(", ", new TreeSet<>(tally.reached())));
    text.append(".\n\n").append(mistakes(hunts));
    return text.toString();
  }

  private static String mistakes(List<MistakeHunt> hunts) {
    var text = new StringBuilder();
    text.append("| mistake | found by seed | after | left of it | what was found |\n");
    text.append("|---|---|---|---|---|\n");
    for (MistakeHunt hunt : hunts) {
      text.append(
          row(
              hunt.what(),
              hunt.shown() ? String.valueOf(hunt.found().seed()) : "not until " + hunt.worlds(),
              String.format(Locale.ROOT, "%.1f s", hunt.millis() / 1000.0),
              hunt.shrunk().plan().events() + " + " + hunt.shrunk().happened().size(),
              hunt.finding().replace('|', '/')));
    }
    return text.toString();
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
