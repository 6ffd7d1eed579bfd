package dev.countersign.testing.simulation.report;

import dev.countersign.testing.simulation.mistake.Mistakes;
import dev.countersign.testing.simulation.run.RunResult;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.ShrinkRun;

/**
 * One mistake, and what finding it took.
 *
 * @param worlds how many were run until one showed it, that one too
 * @param shrunk the smallest run that still fails so; the one found where none was looked for
 */
public record MistakeHunt(
    String what, RunResult found, boolean shown, long worlds, long millis, RunResult shrunk) {

  /** Looks for a mistake from the first seed on, in so many worlds at most. */
  public static MistakeHunt of(String what, long most) throws InterruptedException {
    var mistake = Mistakes.named(what);
    long start = System.nanoTime();
    var found = SeedRunner.find(mistake, 1, most);
    long millis = (System.nanoTime() - start) / 1_000_000;
    boolean shown = SeedRunner.shows(mistake, found);
    var shrunk = shown ? SeedRunner.onVirtualThread(() -> ShrinkRun.shrink(found)) : found;
    return new MistakeHunt(what, found, shown, found.seed(), millis, shrunk);
  }

  /** What the found run breaks first. */
  public String finding() {
    var all = found.breaches().isEmpty() ? found.findings() : found.breaches();
    return all.isEmpty() ? "" : all.getFirst();
  }
}
