package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.EventId;
import dev.countersign.domain.planning.TargetRest.Leave;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.domain.posting.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TargetRestTest {
  private static final EventId A = signed().billable(1, 1).id();
  private static final EventId B = signed().billable(2, 1).id();
  private static final Leave GO = new Leave.Go(Turn.USUAL);
  private static final Leave PROBE = new Leave.Go(Turn.PROBE);

  private static Instant minutes(long minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void failures_lessThanThree_letAllGo() {
    var rest = TargetRest.NONE.failed(A, null, NOON).failed(B, null, NOON);
    assertEquals(GO, rest.leave(A, NOON));
  }

  @Test
  void failures_threeInARow_restThenLetTheLastGoFirst() {
    var rest = TargetRest.NONE.failed(A, null, NOON).failed(A, null, NOON).failed(B, null, NOON);
    assertEquals(new Leave.NotBefore(minutes(1)), rest.leave(B, NOON));
    assertEquals(PROBE, rest.leave(B, minutes(1)));
    assertEquals(new Leave.NotBefore(minutes(2)), rest.leave(A, minutes(1)));
    assertEquals(PROBE, rest.leave(A, minutes(2)));
  }

  @Test
  void probe_thatIsOut_keepsTheOthersWaiting() {
    var rest = resting().probed(A, minutes(3));
    assertEquals(new Leave.NotBefore(minutes(3)), rest.leave(B, minutes(2)));
    assertEquals(PROBE, rest.leave(A, minutes(3)));
  }

  @Test
  void rests_thatFollowEachOther_growToAQuarterOfAnHour() {
    var rest = resting();
    var now = minutes(1);
    for (long pause : new long[] {2, 4, 8, 15, 15}) {
      rest = rest.failed(A, null, now);
      assertEquals(new Leave.NotBefore(now.plus(Duration.ofMinutes(pause))), rest.leave(A, now));
      now = now.plus(Duration.ofMinutes(pause));
    }
  }

  /** The engine may break at one posting alone: that one must not go first for ever. */
  @Test
  void rests_thatDoubledSinceTheFourth_letAnotherGoFirst() {
    var rest = resting();
    var others = new ArrayList<Integer>();
    for (int rests = 1; rests <= 40; rests++) {
      var over = Objects.requireNonNull(rest.untilOrNull());
      boolean other = rest.leave(B, over).equals(PROBE);
      assertEquals(!other, rest.leave(A, over).equals(PROBE));
      assertEquals(PROBE, rest.leave(A, over.plusSeconds(60)));
      if (other) {
        others.add(rests);
      }
      rest = rest.failed(A, null, over);
    }
    assertEquals(List.of(4, 8, 16, 32), others);
  }

  @Test
  void rest_thatTheEngineAsksFor_beginsAtOnce() {
    var rest = TargetRest.NONE.failed(A, Duration.ofSeconds(20), NOON);
    assertEquals(new Leave.NotBefore(NOON.plusSeconds(20)), rest.leave(B, NOON));
    var tooLong = TargetRest.NONE.failed(A, Duration.ofDays(400), NOON);
    assertEquals(new Leave.NotBefore(NOON.plus(Duration.ofDays(1))), tooLong.leave(B, NOON));
  }

  @Test
  void failure_ofOneThatWasOutAlready_shortensNoRest() {
    var rest = TargetRest.NONE.failed(A, Duration.ofHours(1), NOON).failed(B, null, minutes(1));
    assertEquals(new Leave.NotBefore(minutes(60)), rest.leave(A, minutes(1)));
  }

  @Test
  void pause_afterATry_doublesToAnHourAndAFifth() {
    var key = new PostingKey(Story.ACME, new TargetName("books"), A);
    var minutes = List.of(1, 2, 4, 8, 16, 32, 60, 60);
    for (int n = 1; n <= minutes.size(); n++) {
      var least = Duration.ofMinutes(minutes.get(n - 1));
      var pause = Pauses.afterTry(key, n);
      assertTrue(pause.compareTo(least) >= 0, pause::toString);
      assertTrue(pause.compareTo(least.multipliedBy(6).dividedBy(5)) < 0, pause::toString);
      assertEquals(pause, Pauses.afterTry(key, n));
    }
    assertTrue(Pauses.afterTry(key, 1_000_000).compareTo(Duration.ofMinutes(60)) >= 0);
  }

  @Test
  void pauses_ofManyPostings_spread() {
    var pauses =
        IntStream.range(1, 100)
            .mapToObj(revision -> signed().billable(revision, 1).id())
            .map(id -> new PostingKey(Story.ACME, new TargetName("books"), id))
            .map(key -> Pauses.afterTry(key, 1).toMillis())
            .sorted()
            .toList();
    assertTrue(pauses.getFirst() < 61_000 && pauses.getLast() > 71_000, pauses::toString);
  }

  private static TargetRest resting() {
    return TargetRest.NONE.failed(A, null, NOON).failed(A, null, NOON).failed(A, null, NOON);
  }
}
