package dev.countersign.ledger.memory;

import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.SumWrite;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums of hours, written in one step with postings: those guard both. */
final class InMemorySums implements HourSums {
  /** What is stored, and who wrote it. */
  private record Row(HourSum sum, String writer) {}

  private final InMemoryPostings postings;
  private final Map<HourSum.Of, Row> rows = new HashMap<>();

  InMemorySums(InMemoryPostings postings) {
    this.postings = postings;
  }

  @Override
  public HourSum read(HourSum.Of of) {
    synchronized (postings) {
      return stored(of);
    }
  }

  private HourSum stored(HourSum.Of of) {
    var row = rows.get(of);
    return row == null ? HourSum.empty(of) : row.sum;
  }

  @Override
  public PostingWrite write(String writer, SumStep step) {
    var all = new SumWrite(step).step();
    synchronized (postings) {
      boolean ours =
          all.sums().stream().allMatch(sum -> new Row(sum, writer).equals(rows.get(sum.of())));
      if (ours && (all.changes().isEmpty() || postings.areOurs(writer, all.changes()))) {
        return PostingWrite.DONE;
      }
      boolean unchanged =
          all.sums().stream().allMatch(sum -> stored(sum.of()).version() == sum.version() - 1);
      if (!unchanged
          || (!all.changes().isEmpty()
              && postings.write(writer, all.changes()) == PostingWrite.LOST)) {
        return PostingWrite.LOST;
      }
      all.sums().forEach(sum -> rows.put(sum.of(), new Row(sum, writer)));
      return PostingWrite.DONE;
    }
  }

  @Override
  public EndedHours ended(TargetKey target, Instant now, int limit) {
    synchronized (postings) {
      var ended =
          rows.values().stream()
              .map(Row::sum)
              .filter(sum -> sum.stage() == Stage.OPEN)
              .filter(sum -> SumWrite.target(sum.of()).equals(target))
              .filter(sum -> !sum.of().end().isAfter(now))
              .sorted(Comparator.comparing(sum -> sum.of().start()))
              .limit(limit)
              .toList();
      return new EndedHours(ended, List.of());
    }
  }
}
