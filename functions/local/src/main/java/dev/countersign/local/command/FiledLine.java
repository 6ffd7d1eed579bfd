package dev.countersign.local.command;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.ResultLine;
import dev.countersign.proof.month.SealedMonthReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A line of a sealed month that bills something.
 *
 * @param month the file's own
 * @param key of the entry's leaf
 * @param billed the result that the entry published
 */
record FiledLine(YearMonth month, String key, ResultLine billed) {
  /**
   * The line of this key.
   *
   * @throws IOException when the file has no such line, or it bills nothing
   */
  static FiledLine in(Path file, String key) throws IOException {
    try (var in = SealedMonthReader.open(Files.newInputStream(file))) {
      var month = Optional.<YearMonth>empty();
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        var leaf = MonthLeaf.parse(line.get().bytes()).asOptional();
        if (leaf.isPresent() && leaf.get() instanceof MonthHeader header) {
          month = Optional.of(header.period());
        }
        if (month.isPresent()
            && leaf.isPresent()
            && leaf.get() instanceof EntryLeaf entry
            && entry.key().equals(key)) {
          return new FiledLine(month.get(), key, billed(entry));
        }
      }
    }
    throw new IOException(
        "--line: " + file + " has no such line; copy the key from its page or from the file");
  }

  private static ResultLine billed(EntryLeaf entry) throws IOException {
    Optional<ResultLine> billed =
        entry.results().stream().filter(ResultLine::isBillable).findFirst();
    return billed.orElseThrow(() ->
        new IOException("--line: it bills nothing; name the line that has the billable result"));
  }
}
