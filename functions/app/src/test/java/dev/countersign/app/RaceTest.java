package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.ledger.members.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens at once, on every member of the ledger. */
final class RaceTest {
  private static final String TICKET = "ticket_resolved";
  private static final int AT_ONCE = 64;
  private static final int ROUNDS = 1000;

  /** A round takes LocalStack half a second; all of them are nightly work. */
  private static final int ROUNDS_ON_LOCALSTACK = Integer.getInteger("rounds", 100);

  @ParameterizedTest
  @EnumSource(Member.class)
  void attest_sameMessage64Times_isBilledOnce(Member member) throws Exception {
    var world = World.over(member.ledger());
    world.record("s", session("ses_1"));
    String body = said("attested", TICKET, "1", named("ses_1"));

    atOnce(AT_ONCE, i -> world.attest("crm", "m", body));
    settled(world);

    assertEquals(List.of("billable"), List.copyOf(world.bus.values()));
    assertEquals(1, world.history(TICKET, "1").size());
  }

  @ParameterizedTest
  @EnumSource(Member.class)
  void attest_64DifferentMessages_areBilledOnceAndAllAnswered(Member member) throws Exception {
    var world = World.over(member.ledger());
    world.record("s", session("ses_1"));
    String body = said("attested", TICKET, "1", named("ses_1"));

    atOnce(AT_ONCE, i -> untilDone(() -> world.attest("crm", "m" + i, body)));
    settled(world);

    assertEquals(List.of("billable"), List.copyOf(world.bus.values()));
    assertEquals(AT_ONCE, world.history(TICKET, "1").size());
  }

  @ParameterizedTest
  @EnumSource(Member.class)
  void attest_twoSources64Times_isBilledOnce(Member member) throws Exception {
    var world = World.over(member.ledger());
    world.record("s", session("ses_1"));
    String body = said("attested", TICKET, "1", named("ses_1"));

    atOnce(AT_ONCE, i -> untilDone(() -> world.attest(i % 2 == 0 ? "crm" : "desk", "m" + i, body)));
    settled(world);

    assertEquals(List.of("billable"), List.copyOf(world.bus.values()));
    assertEquals(AT_ONCE, world.history(TICKET, "1").size());
  }

  @ParameterizedTest
  @EnumSource(Member.class)
  void record_racingParkingManyTimes_losesNone(Member member) throws Exception {
    int rounds = member == Member.LOCALSTACK ? ROUNDS_ON_LOCALSTACK : ROUNDS;
    var world = World.over(member.ledger());
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < rounds; round++) {
        String id = "r" + round;
        var start = new CyclicBarrier(2);
        var parking =
            threads.submit(() -> {
              start.await();
              String body = said("attested", TICKET, id, mail(id + "@example.com"));
              return untilDone(() -> world.attest("crm", "a-" + id, body));
            });
        var recording =
            threads.submit(() -> {
              start.await();
              return untilDone(() -> world.record("s-" + id, session(id)));
            });
        parking.get();
        recording.get();
      }
    }
    settled(world);

    assertEquals(rounds, world.bus.size());
    for (int round = 0; round < rounds; round++) {
      var history = world.history(TICKET, "r" + round);
      var events = history.stream().mapToInt(e -> e.entry().results().size()).sum();
      assertEquals(1, events);
      assertEquals(OutcomeStatus.BILLABLE, history.getLast().entry().status());
    }
  }

  /** As a sender does: again until it is taken. */
  private static HttpAnswer untilDone(Callable<HttpAnswer> call) throws Exception {
    var answer = call.call();
    for (int i = 0; i < 50 && answer.status() == 503; i++) {
      answer = call.call();
    }
    assertEquals(2, answer.status() / 100, answer::text);
    return answer;
  }

  private static void settled(World world) {
    world.now = world.now.plusSeconds(60);
    var report = world.settle();
    assertEquals(0, report.failed() + report.unfinished());
  }

  /** The call of one among many. */
  private interface Numbered {
    HttpAnswer call(int number) throws Exception;
  }

  private static void atOnce(int number, Numbered each) throws Exception {
    try (var threads = Executors.newFixedThreadPool(number)) {
      var start = new CyclicBarrier(number);
      var calls = new ArrayList<Callable<?>>();
      IntStream.range(0, number)
          .forEach(i ->
              calls.add(() -> {
                start.await();
                return each.call(i);
              }));
      for (var call : calls.stream().map(threads::submit).toList()) {
        call.get();
      }
    }
  }
}
