package dev.countersign.simulation.report;

import dev.countersign.simulation.mistake.Mistakes;
import dev.countersign.simulation.run.Ran;
import dev.countersign.simulation.run.Seeds;
import dev.countersign.simulation.run.Shrink;

/**
 * One mistake, and what finding it took.
 *
 * @param worlds how many were run until one showed it, that one too
 * @param shrunk the smallest run that still fails so; the one found where none was looked for
 */
public record Hunt(String what, Ran found, boolean shown, long worlds, long millis, Ran shrunk) {

  /** Looks for a mistake from the first seed on, in so many worlds at most. */
  public static Hunt of(String what, long most) throws InterruptedException {
    var mistake = Mistakes.named(what);
    long start = System.nanoTime();
    var found = Seeds.find(mistake, 1, most);
    long millis = (System.nanoTime() - start) / 1_000_000;
    boolean shown = Seeds.shows(mistake, found);
    var shrunk = shown ? Seeds.onVirtualThread(() -> Shrink.shrink(found)) : found;
    return new Hunt(what, found, shown, found.seed(), millis, shrunk);
  }

  /** What the found run breaks first. */
  public String finding() {
    var all = found.breaches().isEmpty() ? found.findings() : found.breaches();
    return all.isEmpty() ? "" : all.getFirst();
  }
}
