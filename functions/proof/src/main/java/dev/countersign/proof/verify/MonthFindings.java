package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The faults of a month: the first three of each kind, and how many there are. */
public final class MonthFindings {
  private static final int SHOWN = 3;

  private final Map<MonthFault, Long> counts = new EnumMap<>(MonthFault.class);
  private final Map<MonthFault, List<MonthFinding>> shown = new EnumMap<>(MonthFault.class);

  /** How many faults there are of each kind. */
  public Map<MonthFault, Long> counts() {
    return counts;
  }

  /** The first three of each kind. */
  public List<MonthFinding> shown() {
    return shown.values().stream().flatMap(List::stream).toList();
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Adds a fault that lines of the file prove. */
  void add(MonthFault fault, String what, MonthLine... lines) {
    if (isShown(fault)) {
      addShown(fault, what, Arrays.stream(lines).map(MonthFindings::line).toList());
    }
  }

  /** Adds a fault that something else proves, too. */
  void addProved(MonthFault fault, String what, List<String> proof) {
    if (isShown(fault)) {
      addShown(fault, what, proof);
    }
  }

  /** A line as a proof. */
  static String line(MonthLine line) {
    return "line " + line.number() + ": " + line.text();
  }

  /** A line of another file as a proof. */
  static String line(String file, MonthLine line) {
    return file + ", " + line(line);
  }

  private boolean isShown(MonthFault fault) {
    return counts.merge(fault, 1L, Long::sum) <= SHOWN;
  }

  private void addShown(MonthFault fault, String what, List<String> proof) {
    shown
        .computeIfAbsent(fault, kind -> new ArrayList<>())
        .add(new MonthFinding(fault, what, proof));
  }
}
