package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.PostingSamples.event;
import static dev.countersign.ledger.contract.PostingSamples.held;
import static dev.countersign.ledger.contract.PostingSamples.posting;
import static dev.countersign.ledger.contract.PostingSamples.ready;
import static dev.countersign.ledger.contract.PostingSamples.sending;
import static dev.countersign.ledger.contract.PostingSamples.sent;
import static dev.countersign.ledger.contract.PostingSamples.target;
import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.PostingPage.Cursor;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface PostingsContract {
  /** Who writes in these tests, where it doesn't matter who. */
  String ME = "run-1";

  Ledger ledger();

  private Postings postings() {
    return ledger().postings();
  }

  private PostingWrite put(Posting posting) {
    return postings().write(ME, List.of(new PostingChange(null, posting)));
  }

  private PostingWrite change(String writer, Posting before, Posting after) {
    return postings().write(writer, List.of(new PostingChange(before, after)));
  }

  @Test
  default void write_ofNewPostings_areReadByOutcomeAndTarget() {
    var target = target();
    var other = new TargetKey(target.tenant(), new TargetName("file"));
    var one = posting(target, claim("a"), "one", ready(NOON));
    var two = posting(target, claim("a"), "two", held());
    var elsewhere = posting(other, claim("a"), "one", sent(NOON));
    List.of(one, two, elsewhere, posting(target, claim("b"), "three", held())).forEach(this::put);

    var read = postings().of(target, claim("a"));

    assertEquals(Set.of(one, two), Set.copyOf(read.byId().values()));
    assertEquals(elsewhere, postings().of(other, claim("a")).byId().get(event("one")));
    assertEquals(0, postings().of(target, claim("c")).byId().size());
  }

  @Test
  default void write_whereThereIsOneAlready_isLost() {
    var target = target();
    var there = posting(target, "one", ready(NOON));
    put(there);

    assertEquals(PostingWrite.LOST, put(posting(target, "one", held())));
    assertEquals(there, read(target, there));
  }

  @Test
  default void write_whereTheReadOneIsNotThere_isLost() {
    var target = target();
    var before = posting(target, "one", ready(NOON));

    assertEquals(PostingWrite.LOST, change(ME, before, before.to(held())));
    assertEquals(0, postings().of(target, claim("one")).byId().size());
  }

  @Test
  default void write_ofOneThatAnotherChanged_isLost() {
    var target = target();
    var read = posting(target, "one", ready(NOON));
    var changed = read.to(ready(NOON.plusSeconds(1)));
    put(read);
    change("run-2", read, changed);

    assertEquals(PostingWrite.LOST, change(ME, read, read.to(held())));
    assertEquals(changed, read(target, read));
  }

  @Test
  default void write_ofOurOwnOnceMore_isDone() {
    var target = target();
    var read = posting(target, "one", ready(NOON));
    var after = read.to(sending(NOON.plusSeconds(60), NOON));
    put(read);
    change(ME, read, after);

    assertEquals(PostingWrite.DONE, change(ME, read, after));
    assertEquals(after, read(target, read));
  }

  /** Two runs that want to send the same at once write the same, and only one may send it. */
  @Test
  default void write_ofTheSameByAnother_isLost() {
    var target = target();
    var read = posting(target, "one", ready(NOON));
    var after = read.to(sending(NOON.plusSeconds(60), NOON));
    put(read);
    change("run-2", read, after);

    assertEquals(PostingWrite.LOST, change(ME, read, after));
  }

  @Test
  default void write_ofSeveral_isAllOrNothing() {
    var target = target();
    var one = posting(target, claim("a"), "one", ready(NOON));
    var two = posting(target, claim("a"), "two", ready(NOON));
    var changed = one.to(held());
    put(one);
    change("run-2", one, changed);
    var changes =
        List.of(
            new PostingChange(null, two),
            new PostingChange(one, one.to(new PostingState.Annulled(NOON, two.id()))));

    assertEquals(PostingWrite.LOST, postings().write(ME, changes));
    assertEquals(Set.of(changed), all(target, "a"));

    var again =
        List.of(
            new PostingChange(null, two),
            new PostingChange(changed, changed.to(new PostingState.Annulled(NOON, two.id()))));
    assertEquals(PostingWrite.DONE, postings().write(ME, again));
    assertEquals(PostingWrite.DONE, postings().write(ME, again));
    assertEquals(PostingWrite.LOST, postings().write("run-2", again));
    assertEquals(Set.of(two, again.getLast().after()), all(target, "a"));
  }

  @Test
  default void write_ofWhatIsNotOneStep_isRefused() {
    var target = target();
    var one = posting(target, claim("a"), "one", ready(NOON));
    var other = posting(target, claim("b"), "two", ready(NOON));
    for (List<PostingChange> wrong :
        List.of(
            List.<PostingChange>of(),
            List.of(new PostingChange(null, one), new PostingChange(null, one)),
            List.of(new PostingChange(null, one), new PostingChange(null, other)),
            List.of(new PostingChange(one, one)))) {
      assertThrows(IllegalArgumentException.class, () -> postings().write(ME, wrong));
    }
  }

  @Test
  default void due_ofATarget_areThoseThatAreDueOldestFirst() {
    var target = target();
    var other = target();
    put(posting(target, "later", ready(NOON.plusSeconds(9))));
    put(posting(target, "third", sending(NOON.plusSeconds(3), NOON)));
    put(posting(target, "fourth", sending(NOON, NOON.plusSeconds(4))));
    put(posting(target, "first", ready(NOON.plusSeconds(1))));
    put(posting(target, "second", ready(NOON.plusSeconds(2))));
    put(posting(target, "held", held()));
    put(posting(other, "first", ready(NOON)));

    assertEquals(
        List.of("first", "second", "third", "fourth"), due(target, NOON.plusSeconds(4), 10));
    assertEquals(List.of("first", "second"), due(target, NOON.plusSeconds(4), 2));
    assertEquals(List.of(), due(target, NOON, 10));
  }

  @Test
  default void due_ofWhatWasChanged_isWhatItIsNow() {
    var target = target();
    var one = posting(target, "one", ready(NOON));
    put(one);
    change(ME, one, one.to(ready(NOON.plusSeconds(60))));

    assertEquals(List.of(), due(target, NOON, 10));
    assertEquals(List.of("one"), due(target, NOON.plusSeconds(60), 10));
  }

  @Test
  default void putOff_ofOneThatIsDueStill_makesItDueLater() {
    var target = target();
    put(posting(target, "one", ready(NOON)));
    var due = postings().due(target, NOON, 10).getFirst();

    postings().putOff(due, NOON.plusSeconds(60));
    postings().putOff(due, NOON.plusSeconds(600));

    assertEquals(List.of(), due(target, NOON.plusSeconds(59), 10));
    assertEquals(List.of("one"), due(target, NOON.plusSeconds(60), 10));
  }

  @Test
  default void putOff_ofOneThatIsHeldByNow_doesNothing() {
    var target = target();
    var one = posting(target, "one", ready(NOON));
    put(one);
    var due = new DuePosting(target, claim("one"), one.id(), NOON);
    change(ME, one, one.to(held()));

    postings().putOff(due, NOON.plusSeconds(60));

    assertEquals(List.of(), due(target, NOON.plusSeconds(60), 10));
    assertEquals(Set.of(event("one")), listed(target, new PostingList.Held()));
  }

  @Test
  default void list_ofEachKind_hasThoseAlone() {
    var target = target();
    put(posting(target, "ready", ready(NOON)));
    put(posting(target, "sending", sending(NOON, NOON)));
    put(posting(target, "waiting", new PostingState.Waiting(event("ready"))));
    put(posting(target, "held", held()));
    put(posting(target, "sent", sent(NOON)));
    put(posting(target, "annulled", new PostingState.Annulled(NOON, event("x"))));
    put(posting(target, "corrected", new PostingState.Corrected(NOON, event("x"))));
    var given = new PostingState.GivenUp(NOON, new HeldReason.TooLate());
    put(posting(target, "given", given));
    put(posting(target(), "held", held()));

    assertEquals(events("ready", "sending"), listed(target, new PostingList.Due()));
    assertEquals(events("waiting"), listed(target, new PostingList.Waiting()));
    assertEquals(events("held"), listed(target, new PostingList.Held()));
    assertEquals(
        events("sent", "annulled", "corrected", "given"),
        listed(target, new PostingList.Decided(NOON, NOON.plusSeconds(1))));
  }

  @Test
  default void list_ofAPeriod_hasThoseOfItsTimes() {
    var target = target();
    var from = Instant.parse("2026-10-31T23:00:00Z");
    var to = Instant.parse("2026-11-30T23:00:00Z");
    put(posting(target, "before", sent(from.minusNanos(1))));
    put(posting(target, "first", sent(from)));
    put(posting(target, "last", sent(to.minusNanos(1))));
    put(posting(target, "after", sent(to)));

    assertEquals(events("first", "last"), listed(target, new PostingList.Decided(from, to)));
    assertEquals(Set.of(), listed(target, new PostingList.Decided(from, from)));
  }

  @Test
  default void list_ofMany_comesInPagesEachOnce() {
    var target = target();
    var names = IntStream.range(0, 230).mapToObj(Integer::toString).toList();
    names.forEach(name -> put(posting(target, claim("a" + name.length()), name, held())));

    var pages = pages(target, new PostingList.Held());

    var found = pages.stream().flatMap(page -> page.postings().stream()).map(Posting::id).toList();
    assertEquals(230, found.size());
    assertEquals(events(names.toArray(String[]::new)), new TreeSet<>(found));
    assertEquals(List.of(), pages.stream().filter(page -> page.postings().size() > 100).toList());
  }

  @Test
  default void list_ofACursorThatIsNone_isRefused() {
    for (String text : List.of("900", "x", "-1")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> postings().list(target(), new PostingList.Held(), Optional.of(new Cursor(text))));
    }
  }

  private List<PostingPage> pages(TargetKey target, PostingList list) {
    var pages = new ArrayList<PostingPage>();
    Optional<Cursor> from = Optional.empty();
    do {
      var page = postings().list(target, list, from);
      pages.add(page);
      from = page.next();
    } while (from.isPresent());
    return pages;
  }

  private Set<EventId> listed(TargetKey target, PostingList list) {
    return pages(target, list).stream()
        .flatMap(page -> page.postings().stream())
        .map(Posting::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<EventId> events(String... names) {
    var events = new TreeSet<EventId>();
    for (String name : names) {
      events.add(event(name));
    }
    return events;
  }

  private Posting read(TargetKey target, Posting posting) {
    return postings().of(target, posting.line().claim()).posting(posting.id()).orElseThrow();
  }

  private Set<Posting> all(TargetKey target, String claim) {
    return Set.copyOf(postings().of(target, claim(claim)).byId().values());
  }

  /** The names of what is due; each name is that of a claim. */
  private List<String> due(TargetKey target, Instant now, int limit) {
    return postings().due(target, now, limit).stream().map(due -> due.claim().key()).toList();
  }
}
