package dev.countersign.ledger.dynamo;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.SumWrite;
import java.time.Duration;
import java.util.Currency;

/**
 * An hour's sum as an item of a fixed size: it says how many results are in it, and not which.
 * While it is open it is in the index {@code due} under the time when its hour ends.
 */
final class SumItem {
  private static final int ONE = 1;

  /** What the next release may write; this one can't be asked to wait for any later one. */
  private static final int NEXT = ONE + 1;

  private static final String FORM = "form";
  private static final String CUSTOMER = "customer";
  private static final String METER = "meter";
  private static final String CURRENCY = "currency";
  private static final String START = "start";
  private static final String SECONDS = "seconds";
  private static final String CARRIED = "carried";
  private static final String AMOUNT = "amount";
  private static final String RESULTS = "results";
  private static final String ENDED = "ended";
  private static final String VERSION = "version";
  private static final String WRITER = "writer";

  private SumItem() {}

  static Values write(HourSum sum, String writer) {
    var of = sum.of();
    var item =
        PostingKeys.sum(of)
            .item()
            .number(FORM, ONE)
            .text(CUSTOMER, of.customer())
            .text(METER, of.meter())
            .text(CURRENCY, of.currency().getCurrencyCode())
            .time(START, of.start())
            .number(SECONDS, of.length().toSeconds())
            .number(CARRIED, sum.carried())
            .number(AMOUNT, sum.amount())
            .number(RESULTS, sum.results())
            .number(VERSION, sum.version())
            .text(WRITER, writer);
    return sum.stage() == Stage.OPEN
        ? item.text(DueItems.SHARD, PostingKeys.openSums(SumWrite.target(of)))
            .time(DueItems.AT, of.end())
        : item.text(ENDED, "yes");
  }

  /** That nobody changed it since it was one version older, or that there is none. */
  static DynamoExpression unchanged(HourSum after) {
    return after.version() == 1
        ? DynamoExpression.ABSENT
        : DynamoExpression.of(
            "#version = :was", Values.none().number(":was", after.version() - 1L));
  }

  /** Whether the item is what this writer wrote as this sum. */
  static boolean is(Values item, String writer, HourSum sum) {
    return writer.equals(item.textOrNull(WRITER)) && read(item).equals(sum);
  }

  /**
   * The sum that the item holds.
   *
   * @throws dev.countersign.domain.failure.Defect when it is damaged
   * @throws dev.countersign.domain.failure.Unavailable when a later release wrote it
   */
  static HourSum read(Values item) {
    int form = item.count(FORM);
    if (form == NEXT) {
      throw Failures.ofLaterRelease("an hour's sum", null);
    }
    return Failures.reading("an hour's sum", () -> sum(item, form));
  }

  private static HourSum sum(Values item, int form) {
    if (form != ONE) {
      throw new IllegalArgumentException("no form of this number");
    }
    String[] parts = item.text(Key.PK).split("#", 5);
    var of =
        new HourSum.Of(
            new TenantId(parts[1]),
            new TargetName(parts[3]),
            item.text(CUSTOMER),
            new Meter(item.text(METER)),
            Currency.getInstance(item.text(CURRENCY)),
            item.time(START),
            Duration.ofSeconds(item.whole(SECONDS)));
    if (!PostingKeys.sum(of).pk().equals(item.text(Key.PK))) {
      throw new IllegalArgumentException("the sum of another key");
    }
    return new HourSum(
        of,
        item.whole(CARRIED),
        item.whole(AMOUNT),
        item.whole(RESULTS),
        item.has(ENDED) ? Stage.ENDED : Stage.OPEN,
        item.count(VERSION));
  }
}
