package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.SumWrite;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.Transactions.ConditionalPut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sums of hours, an item each in a partition of its own. One that is open is in the index {@code
 * due}, in the one list of its target's open sums.
 */
final class SumItems implements HourSums {
  /** How often those that collide are tried: a sum's writers wait for each other. */
  private static final int TRIES = 8;

  private final Table table;
  private final Transactions transactions;

  SumItems(Table table, Transactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  @Override
  public HourSum read(HourSum.Of of) {
    return table
        .get("read an hour's sum", PostingKeys.sum(of))
        .map(SumItem::read)
        .orElseGet(() -> HourSum.empty(of));
  }

  @Override
  public PostingWrite write(String writer, SumStep step) {
    var checked = new SumWrite(step).step();
    var puts = puts(writer, checked);
    for (int failures = 0; failures < TRIES; failures++) {
      table.pauseAfter(failures);
      switch (transactions.put("write an hour's sum", puts)) {
        case Transactions.Result.Done done -> {
          return PostingWrite.DONE;
        }
        case Transactions.Result.Refused refused -> {
          return isOurs(refused.there(), writer, checked) ? PostingWrite.DONE : PostingWrite.LOST;
        }
        case Transactions.Result.Collided collided -> {}
      }
    }
    throw new Unavailable("write an hour's sum: it collides with others again and again", null);
  }

  private static List<ConditionalPut> puts(String writer, SumStep step) {
    var postings =
        step.changes().stream()
            .map(change ->
                new ConditionalPut(
                    PostingItem.write(change.after(), writer), PostingItem.unchanged(change)));
    var sums =
        step.sums().stream()
            .map(sum -> new ConditionalPut(SumItem.write(sum, writer), SumItem.unchanged(sum)));
    return Stream.concat(postings, sums).toList();
  }

  /** Whether all that is there is what this writer wrote as this step. */
  private static boolean isOurs(List<Optional<Values>> there, String writer, SumStep step) {
    List<PostingChange> changes = step.changes();
    return IntStream.range(0, there.size())
        .allMatch(i ->
            there
                .get(i)
                .filter(item ->
                    i < changes.size()
                        ? PostingItem.is(item, writer, changes.get(i))
                        : SumItem.is(item, writer, step.sums().get(i - changes.size())))
                .isPresent());
  }

  @Override
  public EndedHours ended(TargetKey target, Instant now, int limit) {
    var listed =
        table.query(
            "read hours that have ended",
            DueItems.dueAtLast(PostingKeys.openSums(target), now, limit),
            limit);
    var keys = listed.stream().map(item -> new Key(item.text(Key.PK), item.text(Key.SK))).toList();
    var sums = new ArrayList<HourSum>();
    var unreadable = new ArrayList<OperationFailed>();
    for (Values item : table.getAll("read hours' sums", keys)) {
      try {
        var sum = SumItem.read(item);
        if (sum.stage() == HourSum.Stage.OPEN) { // the index lags behind
          sums.add(sum);
        }
      } catch (OperationFailed e) {
        unreadable.add(e);
      }
    }
    sums.sort(Comparator.comparing((HourSum sum) -> sum.of().start()));
    return new EndedHours(sums, unreadable);
  }
}
