package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.month.seal.MonthFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Mistakes with the log of months. */
final class WrongLog {
  private WrongLog() {}

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("the log of months is written without a condition", new Unconditional());
    all.put("a leaf that an earlier run added to the log is added again", new AddedAgain());
    return all;
  }

  /** Whoever comes last wins. */
  private record Unconditional() implements MistakeOfMonths {
    @Override
    public MonthFiles files(MonthFiles right) {
      return new ForwardingFiles(right) {
        @Override
        public boolean swap(String name, Optional<String> tag, byte[] content) {
          return super.swap(name, read(name).map(Tagged::tag), content);
        }
      };
    }
  }

  private record AddedAgain() implements MistakeOfMonths {
    @Override
    public MonthFiles files(MonthFiles right) {
      return new BlindToEarlierRuns(right);
    }
  }

  /** Shows a run other leaves than are there, when it looks for its own and has added none yet. */
  private static final class BlindToEarlierRuns extends ForwardingFiles {
    private static final String CHECKPOINT = "log/checkpoint";

    private boolean looks;
    private boolean added;

    BlindToEarlierRuns(MonthFiles right) {
      super(right);
    }

    @Override
    public Optional<Tagged> read(String name) {
      var found = super.read(name);
      if (name.startsWith("log/tile/0/")) {
        return looks && !added ? found.map(BlindToEarlierRuns::others) : found;
      }
      // A run reads the log's leaves to look for its own, when it has just read how many there are.
      looks = name.equals(CHECKPOINT);
      return found;
    }

    @Override
    public boolean swap(String name, Optional<String> tag, byte[] content) {
      boolean swapped = super.swap(name, tag, content);
      added |= swapped && name.equals(CHECKPOINT);
      return swapped;
    }

    private static Tagged others(Tagged leaves) {
      byte[] others = leaves.content().clone();
      for (int i = 0; i < others.length; i++) {
        others[i] = (byte) ~others[i];
      }
      return new Tagged(others, leaves.tag());
    }
  }
}
