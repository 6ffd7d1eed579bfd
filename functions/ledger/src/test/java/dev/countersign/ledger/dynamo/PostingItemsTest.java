package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Claim;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage.Cursor;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.contract.PostingSamples;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What happens to postings where requests are repeated or refused, and items can't be read. */
final class PostingItemsTest {
  private static final String NAME = "countersign";
  private static final String ME = "run-1";
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final InProcessDynamo items = new InProcessDynamo();
  private final TargetKey target = PostingSamples.target();
  private final Posting one = posting("one");
  private final Posting two = posting("two");

  private Posting posting(String name) {
    var state = PostingState.Ready.untried(NOON);
    return PostingSamples.posting(target, Samples.claim("a"), name, state);
  }

  private static Postings over(DynamoDbClient client) {
    return new DynamoLedger(client, NAME, RetryPause.none()).postings();
  }

  /** A client that does each write twice, as one that repeats a request whose answer was lost. */
  private static class Repeating implements DynamoDbClient {
    private final InProcessDynamo items;

    Repeating(InProcessDynamo items) {
      this.items = items;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      items.putItem(request);
      return items.putItem(request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      items.transactWriteItems(request);
      return items.transactWriteItems(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void write_whoseAnswerWasLost_isDone() {
    var repeating = over(new Repeating(items));
    var single = List.of(new PostingChange(null, one));
    var several =
        List.of(
            new PostingChange(one, one.to(new PostingState.Annulled(NOON, two.id()))),
            new PostingChange(null, two.to(new PostingState.Annulled(NOON, one.id()))));

    assertEquals(PostingWrite.DONE, repeating.write(ME, single));
    assertEquals(PostingWrite.DONE, repeating.write(ME, several));
  }

  /** A client whose transactions are all cancelled for these reasons. */
  private static final class Cancelling extends Repeating {
    private final String[] codes;

    Cancelling(InProcessDynamo items, String... codes) {
      super(items);
      this.codes = codes;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      var reasons = new ArrayList<CancellationReason>();
      for (String code : codes) {
        reasons.add(CancellationReason.builder().code(code).build());
      }
      throw TransactionCanceledException.builder().cancellationReasons(reasons).build();
    }
  }

  private PostingWrite cancelled(String first, String second) {
    return over(new Cancelling(items, first, second))
        .write(ME, List.of(new PostingChange(null, one), new PostingChange(null, two)));
  }

  @ParameterizedTest
  @CsvSource({
    "TransactionConflict, None",
    "None, ThrottlingError",
    "ProvisionedThroughputExceeded, TransactionConflict",
  })
  void write_thatAnotherTransactionOrThrottlingCancels_isUnavailable(String first, String second) {
    assertThrows(Unavailable.class, () -> cancelled(first, second));
  }

  @Test
  void write_thatIsInvalid_isADefect() {
    assertThrows(Defect.class, () -> cancelled("ValidationError", "None"));
  }

  @Test
  void write_ofWhichAConditionFailsBesideAConflict_isLost() {
    assertEquals(PostingWrite.LOST, cancelled("ConditionalCheckFailed", "TransactionConflict"));
  }

  private void put(Posting posting) {
    over(items).write(ME, List.of(new PostingChange(null, posting)));
  }

  /** Makes a posting's item unreadable: damaged, or of the next release. */
  private void spoil(Posting posting, byte... packed) {
    var key = PostingKeys.posting(target, posting.line().claim(), posting.id()).map();
    var item =
        new TreeMap<String, AttributeValue>(
            items.getItem(r -> r.tableName(NAME).key(key).consistentRead(true)).item());
    item.put("packed", AttributeValue.fromB(SdkBytes.fromByteArray(packed)));
    items.putItem(r -> r.tableName(NAME).item(Map.copyOf(item)));
  }

  @ParameterizedTest
  @CsvSource({
    "9, dev.countersign.domain.failure.Defect",
    "2, dev.countersign.domain.failure.Unavailable",
  })
  void posting_thatCannotBeRead_hidesNoOther(byte number, Class<? extends OperationFailed> why) {
    var other = PostingSamples.posting(target, Samples.claim("b"), "b", one.state());
    put(one);
    put(other);
    spoil(one, number, (byte) 0);
    var postings = over(items);

    assertThrows(why, () -> postings.of(target, one.line().claim()));
    assertEquals(2, postings.due(target, NOON, 10).size());
    var listed = new ArrayList<Posting>();
    var unreadable = new ArrayList<OperationFailed>();
    Optional<Cursor> from = Optional.empty();
    do {
      var page = postings.list(target, new PostingList.Due(), from);
      listed.addAll(page.postings());
      page.unreadable().forEach(found -> unreadable.add(found.why()));
      from = page.next();
    } while (from.isPresent());
    assertEquals(List.of(other), listed);
    assertEquals(1, unreadable.size());
    assertInstanceOf(why, unreadable.getFirst());
  }

  /** An index that shows what was there when it was made. */
  private static final class Lagging extends Repeating {
    private final InProcessDynamo items;
    private final InProcessDynamo before;

    Lagging(InProcessDynamo items) {
      super(items);
      this.items = items;
      this.before = items.copy();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return before.query(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return items.batchGetItem(request);
    }
  }

  @Test
  void list_whoseIndexLagsBehind_hasNoneThatIsInAnotherListByNow() {
    put(one);
    var lagging = new Lagging(items);
    var annulled = one.to(new PostingState.Annulled(NOON, two.id()));
    over(items).write(ME, List.of(new PostingChange(one, annulled)));

    assertEquals(List.of(), due(over(items)));
    assertEquals(List.of(), due(over(lagging)));
  }

  private List<Posting> due(Postings postings) {
    var listed = new ArrayList<Posting>();
    Optional<Cursor> from = Optional.empty();
    do {
      var page = postings.list(target, new PostingList.Due(), from);
      listed.addAll(page.postings());
      from = page.next();
    } while (from.isPresent());
    return listed;
  }

  @Test
  void putOff_ofOneThatCannotBeRead_letsTheOthersComeFirst() {
    put(one);
    spoil(one, (byte) 9);
    Claim claim = one.line().claim();

    over(items).putOff(new DuePosting(target, claim, one.id(), NOON), NOON.plusSeconds(300));

    assertEquals(List.of(), over(items).due(target, NOON, 10));
    assertEquals(1, over(items).due(target, NOON.plusSeconds(300), 10).size());
  }
}
