package dev.countersign.app.month.seal;

import dev.countersign.app.month.seal.MonthFiles.Tagged;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days on which an open month was looked at, as a small file beside it.
 *
 * @param days in their order
 * @param tagOrNull that of the file; null where there is none yet
 */
record LoggedDays(List<Day> days, @Nullable String tagOrNull) {
  private static final int PARTS = 3;

  LoggedDays {
    days = List.copyOf(days);
  }

  /** What the open month had on a day. */
  record Day(LocalDate day, long size, TreeHash root) {
    boolean hasTheSameAs(Checkpoint checkpoint) {
      return size == checkpoint.size() && root.equals(checkpoint.root());
    }

    String line() {
      return day + " " + size + " " + root.base64() + "\n";
    }
  }

  static LoggedDays read(MonthFiles files, String name) {
    return files.read(name).map(LoggedDays::read).orElseGet(() -> new LoggedDays(List.of(), null));
  }

  private static LoggedDays read(Tagged file) {
    var days =
        new String(file.content(), StandardCharsets.UTF_8).lines().map(LoggedDays::day).toList();
    return new LoggedDays(days, file.tag());
  }

  private static Day day(String line) {
    var parts = line.split(" ", PARTS);
    return new Day(
        LocalDate.parse(parts[0]),
        Long.parseLong(parts[1]),
        TreeHash.ofBase64(parts[2]).orElseThrow());
  }

  boolean has(LocalDate day) {
    return days.stream().anyMatch(each -> each.day().equals(day));
  }

  /** Whether the month has no more than when it was looked at last. */
  boolean isKnown(Checkpoint checkpoint) {
    return days.isEmpty() ? checkpoint.size() == 0 : days.getLast().hasTheSameAs(checkpoint);
  }

  /** The last day on which there was something new: it has a leaf in the log. */
  Optional<Day> lastWithLeaf() {
    for (int i = days.size() - 1; i >= 0; i--) {
      var day = days.get(i);
      boolean isNew = i == 0 ? day.size() > 0 : !day.root().equals(days.get(i - 1).root());
      if (isNew) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** Writes one day more, unless somebody else has written in between. */
  void add(MonthFiles files, String name, LocalDate day, Checkpoint checkpoint) {
    var all = new ArrayList<>(days);
    all.add(new Day(day, checkpoint.size(), checkpoint.root()));
    byte[] text =
        all.stream().map(Day::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    var _ = files.swap(name, Optional.ofNullable(tagOrNull), text);
  }
}
