package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the last release wrote of postings and targets is read as it was meant. */
final class StoredPostingsTest {
  private final String table = Member.EMBEDDED.table();

  private DynamoLedger ledger(Map<String, AttributeValue> more) throws IOException {
    var client = Member.EMBEDDED.client();
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var item : LastRelease.items()) {
      var with = new HashMap<>(more);
      with.putAll(item);
      items.add(with);
    }
    StoredItems.put(client, table, items);
    return new DynamoLedger(client, table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "later"})
  void postings_ofEachState_areReadAsTheyWereMeant(String attribute) throws IOException {
    Map<String, AttributeValue> more =
        attribute.isEmpty() ? Map.of() : Map.of(attribute, AttributeValue.fromS("x"));
    var ledger = ledger(more);

    for (Posting posting : StoredPostings.all()) {
      var read = ledger.postings().of(StoredPostings.TARGET, posting.line().claim());
      assertEquals(Optional.of(posting), read.posting(posting.id()));
    }
  }

  @Test
  void lists_ofTheTarget_haveEachPostingOnce() throws IOException {
    var ledger = ledger(Map.of());
    var found = new ArrayList<Posting>();
    var month = Duration.ofDays(60);
    for (PostingList list :
        List.of(
            new PostingList.Due(),
            new PostingList.Waiting(),
            new PostingList.Held(),
            new PostingList.Decided(World.NOON.minus(month), World.NOON.plus(month)))) {
      Optional<PostingPage.Cursor> from = Optional.empty();
      do {
        var page = ledger.postings().list(StoredPostings.TARGET, list, from);
        found.addAll(page.postings());
        from = page.next();
      } while (from.isPresent());
    }
    assertEquals(StoredPostings.all().size(), found.size());
    assertEquals(new HashSet<>(StoredPostings.all()), new HashSet<>(found));
  }

  @Test
  void targets_thatAreFollowed_areReadWithTheirRests() throws IOException {
    var targets = ledger(Map.of()).followedTargets();

    assertEquals(
        Set.of(StoredPostings.TARGET, StoredPostings.RESTING), Set.copyOf(targets.followed()));
    assertEquals(StoredPostings.REST, targets.rest(StoredPostings.RESTING));
  }

  /** A state or a reason that is new must be in the sample, too. */
  @Test
  void sample_ofPostings_hasEachStateAndReason() {
    var states = new TreeSet<String>();
    var reasons = new TreeSet<String>();
    for (Posting posting : StoredPostings.all()) {
      states.add(posting.state().getClass().getSimpleName());
      if (posting.state() instanceof PostingState.Held held) {
        reasons.add(held.reason().getClass().getSimpleName());
      }
    }
    assertEquals(names(PostingState.class), states);
    assertEquals(names(HeldReason.class), reasons);
    assertTrue(StoredPostings.all().size() > states.size());
  }

  private static Set<String> names(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
