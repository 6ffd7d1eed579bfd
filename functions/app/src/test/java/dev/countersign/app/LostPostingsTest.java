package dev.countersign.app;

import static dev.countersign.app.BilledWorld.BY_ID;
import static dev.countersign.app.BilledWorld.MAIN;
import static dev.countersign.app.BilledWorld.SUMS;
import static dev.countersign.app.BilledWorld.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.LineEngine.Line;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results that stand and have no posting, or one that was planned before the other was seen. */
final class LostPostingsTest {
  private final BilledWorld world = new BilledWorld(new InMemoryLedger(), BY_ID);

  @Test
  void billed_eventThatTheBusLost_isPostedOnceTheEngineHasntIt() {
    world.unbilled("a");
    world.world.now = world.world.now.plus(Duration.ofDays(28));

    assertEquals("[unposted posted]", world.billed());
    assertEquals("[ready]", world.state("a"));
    assertEquals("[]", world.billed());
  }

  @Test
  void billed_postingLostAfterItWasSent_isSentAndNotOnceMore() {
    world.unbilled("a");
    world.engine.lines.put(world.id("a"), new Line("cus_1", "tickets", 0, 99));
    world.world.now = world.world.now.plus(Duration.ofDays(31));

    assertEquals("[unposted sent]", world.billed());
    world.send();

    assertEquals("[sent]", world.state("a"));
    assertEquals(List.of(), world.engine.posts);
  }

  @Test
  void billed_postingLostWhereTheEngineGivesNoAnswer_isOnlyTold() {
    world.unbilled("a");
    world.engine.down = request -> true;
    world.world.now = world.world.now.plus(Duration.ofDays(31));

    assertEquals("[unposted told]", world.billed());
    assertEquals("[]", world.state("a"));
  }

  @Test
  void billed_postingLostWhereOnlySumsAreRead_isPostedWhileTheKeyIsKnown() {
    var sums = new BilledWorld(new InMemoryLedger(), SUMS);
    sums.unbilled("a");
    sums.world.now = sums.world.now.plus(Duration.ofDays(27));

    assertEquals("[unposted posted]", sums.billed());
  }

  @Test
  void billed_postingLostWhereNobodyCanKnow_isOnlyTold() {
    var sums = new BilledWorld(new InMemoryLedger(), SUMS);
    sums.unbilled("a");
    sums.world.now = sums.world.now.plus(Duration.ofDays(28));

    assertEquals("[unposted told]", sums.billed());
    assertEquals("[]", sums.state("a"));
  }

  /** It would be put into the sum of another hour. */
  @Test
  void billed_postingLostOfATargetThatTakesSums_isOnlyTold() {
    world.file =
        world.file.replaceFirst("correct: .*\n", "sums: {of: [customer, meter], every: PT1H}\n");
    world.unbilled("a");

    assertEquals("[unposted told]", world.billed());
    assertEquals("[]", world.state("a"));
  }

  @Test
  void billed_resultOfBeforeTheTarget_isNoneOfIts() {
    world.billing = world.billing.replace("2026-01-01", "2026-11-03");
    world.unbilled("a");

    assertEquals("[]", world.billed());
    assertEquals("[]", world.state("a"));
  }

  @Test
  void billed_reversalThatTheBusLost_takesItsBillableBack() {
    world.sold("a");
    world.send();
    var all = List.copyOf(world.world.told);
    world.world.attest(
        "crm", "ra", World.said("retracted", BilledWorld.TYPE, "a", World.named("ses_1")));
    world.world.stream();
    assertEquals(2, world.world.told.size() - all.size());

    assertEquals("[unposted posted]", world.billed());
    world.send();

    assertEquals("[sent, sent]", world.state("a"));
    assertEquals(0, world.engine.lines.values().stream().mapToLong(Line::n).sum());
  }

  @Test
  void billed_reversalThatWaitsForWhatIsDecided_isPlannedAgain() {
    world.sold("a");
    world.takenBack("a");
    assertEquals("[annulled, annulled]", world.state("a"));
    var postings = world.world.ledger.postings();
    var read = postings.of(MAIN, claim("a"));
    var reversal = reversal(read);
    var waiting = reversal.to(new PostingState.Waiting(world.posting("a").id()));
    var _ = postings.write("a run that died", List.of(new PostingChange(reversal, waiting)));
    assertEquals("[annulled, waiting]", world.state("a"));

    assertEquals("[]", world.billed());

    assertEquals("[annulled, annulled]", world.state("a"));
  }

  @Test
  void billed_entryThatIsNotWhatItsReceiptSigned_isToldAndNotPosted() {
    var right = new InMemoryLedger();
    var tampered = new BilledWorld(tampered(right), BY_ID);
    tampered.unbilled("a", "b");

    assertEquals("[unposted posted, unreadable told]", tampered.billed());
    assertEquals("[ready]", tampered.state("a"));
    assertEquals("[]", tampered.state("b"));
  }

  private Posting reversal(OutcomePostings read) {
    return read.byId().values().stream()
        .filter(each -> each.line().quantity() < 0)
        .findFirst()
        .orElseThrow();
  }

  /** A ledger whose pages give the entry of b with the receipt of a. */
  private static Ledger tampered(Ledger right) {
    EntryPages pages =
        from -> {
          var page = right.entryPages().page(from);
          var receipt =
              page.found().stream()
                  .map(found -> ((EntryScan.Whole) found).stored())
                  .filter(stored -> stored.entry().claim().equals(claim("a")))
                  .findFirst()
                  .map(StoredEntry::receipt)
                  .orElseThrow();
          return new EntryPages.EntryPage(
              page.found().stream()
                  .<EntryScan.Found>map(found -> {
                    SealedEntry sealed = ((EntryScan.Whole) found).stored().sealed();
                    return sealed.entry().claim().equals(claim("b"))
                        ? new EntryScan.Whole(new StoredEntry(sealed, receipt))
                        : found;
                  })
                  .toList(),
              page.next());
        };
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (self, method, arguments) ->
                method.getName().equals("entryPages") ? pages : method.invoke(right, arguments));
  }
}
