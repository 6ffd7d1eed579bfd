package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.PostingSamples.posting;
import static dev.countersign.ledger.contract.PostingSamples.ready;
import static dev.countersign.ledger.contract.PostingSamples.target;
import static dev.countersign.ledger.contract.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface HourSumsContract {
  /** Who writes in these tests, where it doesn't matter who. */
  String I = "run-1";

  Ledger ledger();

  private HourSums sums() {
    return ledger().hourSums();
  }

  private static HourSum.Of hour(TargetKey target, String customer, Instant start) {
    return new HourSum.Of(
        target.tenant(),
        target.name(),
        customer,
        new Meter("tickets"),
        Currency.getInstance("EUR"),
        start,
        Duration.ofHours(1));
  }

  private static HourSum open(HourSum.Of of, long amount, int version) {
    return new HourSum(of, -5, amount, version, Stage.OPEN, version);
  }

  private static HourSum ended(HourSum open) {
    return new HourSum(
        open.of(), open.carried(), open.amount(), open.results(), Stage.ENDED, open.version() + 1);
  }

  private PostingWrite put(HourSum... sums) {
    return sums().write(I, new SumStep(List.of(), List.of(sums)));
  }

  private static SumStep step(Posting posting, HourSum... sums) {
    return new SumStep(List.of(new PostingChange(null, posting)), List.of(sums));
  }

  private static Posting corrected(TargetKey target, String name, HourSum sum) {
    return posting(target, name, new PostingState.Corrected(NOON, sum.of().id()));
  }

  private Map<?, Posting> read(TargetKey target, Posting posting) {
    return ledger().postings().of(target, posting.line().claim()).byId();
  }

  @Test
  default void read_ofAnHourThatIsNotStored_isEmpty() {
    var of = hour(target(), "cus #1/ä", NOON);

    assertEquals(HourSum.empty(of), sums().read(of));
  }

  @Test
  default void write_ofASum_isReadWithAllItsMembers() {
    var of = hour(target(), "cus #1/ä", NOON);

    assertEquals(PostingWrite.DONE, put(open(of, Long.MAX_VALUE, 1)));
    assertEquals(open(of, Long.MAX_VALUE, 1), sums().read(of));
    assertEquals(PostingWrite.DONE, put(ended(open(of, Long.MAX_VALUE, 1))));
    assertEquals(Stage.ENDED, sums().read(of).stage());
  }

  @Test
  default void write_ofAPostingAndASum_doesBothOnce() {
    var target = target();
    var sum = open(hour(target, "cus_1", NOON), 300, 1);
    var posting = corrected(target, "a", sum);

    assertEquals(PostingWrite.DONE, sums().write(I, step(posting, sum)));
    assertEquals(PostingWrite.DONE, sums().write(I, step(posting, sum)));
    assertEquals(PostingWrite.LOST, sums().write("run-2", step(posting, sum)));
    assertEquals(sum, sums().read(sum.of()));
    assertEquals(Map.of(posting.id(), posting), read(target, posting));
  }

  @Test
  default void write_whereThePostingIsThereAlready_changesNoSum() {
    var target = target();
    var sum = open(hour(target, "cus_1", NOON), 300, 1);
    var posting = corrected(target, "a", sum);
    sums().write("run-2", step(posting, sum));

    var twice = open(sum.of(), 600, 2);
    assertEquals(PostingWrite.LOST, sums().write(I, step(posting, twice)));
    assertEquals(sum, sums().read(sum.of()));
  }

  @Test
  default void write_whereTheSumWasChanged_writesNoPosting() {
    var target = target();
    var sum = open(hour(target, "cus_1", NOON), 300, 1);
    put(sum);

    var posting = corrected(target, "a", sum);
    assertEquals(PostingWrite.LOST, sums().write(I, step(posting, open(sum.of(), 500, 1))));
    assertEquals(PostingWrite.LOST, sums().write(I, step(posting, open(sum.of(), 500, 3))));
    assertEquals(Map.of(), read(target, posting));
    assertEquals(sum, sums().read(sum.of()));
  }

  @Test
  default void write_ofTwoSums_isOneStep() {
    var target = target();
    var one = open(hour(target, "cus_1", NOON), -300, 1);
    var next = open(one.of().next(), 0, 1);
    put(one);

    assertEquals(PostingWrite.DONE, put(ended(one), next));
    assertEquals(PostingWrite.LOST, put(open(one.of(), 7, 2), open(next.of(), 9, 2)));
    assertEquals(ended(one), sums().read(one.of()));
    assertEquals(next, sums().read(next.of()));
  }

  @Test
  default void write_ofTheHoursPosting_isFoundAmongWhatIsDue() {
    var target = target();
    var sum = open(hour(target, "cus_1", NOON), 300, 1);
    var posting = posting(target, sum.of().claim(), "a", ready(NOON));
    put(sum);

    assertEquals(PostingWrite.DONE, sums().write(I, step(posting, ended(sum))));
    assertEquals(1, ledger().postings().due(target, NOON, 10).size());
    assertEquals(Map.of(posting.id(), posting), read(target, posting));
  }

  @Test
  default void write_ofWhatIsNoOneStep_isRefused() {
    var target = target();
    var sum = open(hour(target, "cus_1", NOON), 300, 1);
    var elsewhere = open(hour(target(), "cus_1", NOON), 300, 1);

    assertThrows(IllegalArgumentException.class, this::put);
    assertThrows(IllegalArgumentException.class, () -> put(sum, sum));
    assertThrows(IllegalArgumentException.class, () -> put(sum, elsewhere));
  }

  @Test
  default void ended_areTheOpenOnesWhoseHourIsOver_oldestFirst() {
    var target = target();
    var later = open(hour(target, "cus_1", NOON), 300, 1);
    var earlier = open(hour(target, "cus_2", NOON.minusSeconds(3600)), 300, 1);
    var done = open(hour(target, "cus_3", NOON), 300, 1);
    var elsewhere = open(hour(target(), "cus_1", NOON), 300, 1);
    put(later);
    put(earlier);
    put(done);
    put(ended(done));
    put(elsewhere);

    var end = NOON.plusSeconds(3600);
    assertEquals(List.of(), sums().ended(target, NOON.minusSeconds(1), 10).sums());
    assertEquals(List.of(earlier), sums().ended(target, end.minusSeconds(1), 10).sums());
    assertEquals(List.of(earlier, later), sums().ended(target, end, 10).sums());
    assertEquals(List.of(earlier), sums().ended(target, end, 1).sums());
    assertEquals(List.of(), sums().ended(target, end, 10).unreadable());
  }

  @Test
  default void sum_isNoPostingOfItsTarget() {
    var target = target();
    put(open(hour(target, "cus_1", NOON), 300, 1));

    assertEquals(List.of(), ledger().postings().due(target, NOON.plusSeconds(9999), 10));
  }
}
