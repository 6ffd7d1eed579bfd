package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.Tries;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.contract.PostingSamples;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.ledger.members.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The write units of a delivery, the index included, as DynamoDB Local counts them: docs/cost.md.
 */
final class PostingUnitsTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  /** Adds up the units of puts. */
  private static final class Meter implements ExecutionInterceptor {
    private final DoubleAdder units = new DoubleAdder();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      return switch (context.request()) {
        case PutItemRequest put ->
            put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        default -> context.request();
      };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      if (context.response() instanceof PutItemResponse put) {
        units.add(put.consumedCapacity().capacityUnits());
      }
      if (context.request() instanceof TransactWriteItemsRequest step) {
        step.transactItems().forEach(each -> units.add(2 * Math.ceilDiv(size(each.put()), 1024)));
      }
    }
  }

  /** As DynamoDB counts an item: names and values, and numbers a byte for two digits and one. */
  private static int size(Put put) {
    return put.item().entrySet().stream()
        .mapToInt(each -> each.getKey().length() + size(each.getValue()))
        .sum();
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
      case N -> value.n().length() / 2 + 2;
      case B -> value.b().asByteArrayUnsafe().length;
      default -> throw new IllegalArgumentException(value.type().name());
    };
  }

  private final Meter meter = new Meter();
  private final Ledger ledger =
      new DynamoLedger(Member.EMBEDDED.client(meter), Member.EMBEDDED.table());
  private final Posting ready =
      PostingSamples.posting(
          PostingSamples.target(), Samples.claim("a"), "one", PostingState.Ready.untried(NOON));
  private final Posting sending = ready.to(sending());
  private final Posting sent =
      sending.to(
          new PostingState.Sent(
              NOON.plusSeconds(1), Proof.ACCEPTED, Tries.NONE.begun(NOON), null, null));

  private static PostingState sending() {
    return new PostingState.Sending(
        PostingSamples.request(NOON),
        Tries.NONE.begun(NOON),
        NOON.plusSeconds(60),
        NOON.plusSeconds(60),
        new NextStep.TryAgain());
  }

  private double written(Posting before, Posting after) {
    ledger.postings().write("run-1", List.of(new PostingChange(before, after)));
    return meter.units.sumThenReset();
  }

  private double writtenFirst(Posting after) {
    ledger.postings().write("run-1", List.of(new PostingChange(null, after)));
    return meter.units.sumThenReset();
  }

  @Test
  void delivery_thatIsSentAtOnce_costsFiveUnits() {
    assertEquals(2, writtenFirst(sending));
    assertEquals(3, written(sending, sent));
  }

  /**
   * Two items of less than a KiB, each twice, as AWS says what a transaction costs. DynamoDB Local
   * counts less for new ones and more for a sum that is there.
   */
  @Test
  void result_thatGoesIntoASum_costsFourUnitsAndTheIndex() {
    var key = ready.key();
    var of =
        new HourSum.Of(
            key.tenant(),
            key.target(),
            "cust_1",
            ready.line().meter(),
            ready.line().amount().currency(),
            NOON,
            Duration.ofHours(1));
    var two =
        PostingSamples.posting(
            new TargetKey(key.tenant(), key.target()), Samples.claim("b"), "two", ready.state());
    assertEquals(4, written(corrected(ready, of), new HourSum(of, 0, 1250, 1, Stage.OPEN, 1)));
    assertEquals(4, written(corrected(two, of), new HourSum(of, 0, 2500, 2, Stage.OPEN, 2)));
  }

  private static Posting corrected(Posting posting, HourSum.Of of) {
    var state = new PostingState.Corrected(NOON, of.id());
    return Posting.first(posting.key(), posting.line(), state);
  }

  private double written(Posting after, HourSum sum) {
    var change = new PostingChange(null, after);
    ledger.hourSums().write("run-1", new SumStep(List.of(change), List.of(sum)));
    return meter.units.sumThenReset();
  }

  @Test
  void delivery_thatWaitsForItsTurn_costsEightUnits() {
    assertEquals(2, writtenFirst(ready));
    assertEquals(3, written(ready, sending));
    assertEquals(3, written(sending, sent));
  }
}
