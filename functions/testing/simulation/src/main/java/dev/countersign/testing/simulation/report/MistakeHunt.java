package dev.countersign.testing.simulation.report;

import dev.countersign.testing.simulation.mistake.Mistakes;
import dev.countersign.testing.simulation.run.RunResult;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.ShrinkRun;

/**
 * The search for one mistake, and its result.
 *
 * @param found the first run that shows the mistake; the last one where none does
 * @param worlds how many worlds were run, the last one included
 * @param millis how long that took
 * @param shrunk the smallest run that fails in the same way; {@code found} where none shows it
 */
public record MistakeHunt(
    String what, RunResult found, boolean shown, long worlds, long millis, RunResult shrunk) {

  /** Searches for a mistake from seed 1 on, in so many worlds at most. */
  public static MistakeHunt of(String what, long most) throws InterruptedException {
    var mistake = Mistakes.named(what);
    long start = System.nanoTime();
    var found = SeedRunner.find(mistake, 1, most);
    long millis = (System.nanoTime() - start) / 1_000_000;
    boolean shown = SeedRunner.shows(mistake, found);
    var shrunk = shown ? SeedRunner.onVirtualThread(() -> ShrinkRun.shrink(found)) : found;
    return new MistakeHunt(what, found, shown, found.seed(), millis, shrunk);
  }

  /** The first finding of the run that was found; empty where there is none. */
  public String finding() {
    var all = found.breaches().isEmpty() ? found.findings() : found.breaches();
    return all.isEmpty() ? "" : all.getFirst();
  }
}
