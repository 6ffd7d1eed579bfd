package dev.countersign.testing.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.ledger.PostingList;
import dev.countersign.testing.billing.server.BillingServer;
import dev.countersign.testing.billing.server.Subscriber;
import dev.countersign.testing.billing.work.KillBillTarget;
import dev.countersign.testing.billing.work.Mortal.Point;
import dev.countersign.testing.billing.work.Result;
import dev.countersign.testing.billing.work.WorkClock;
import dev.countersign.testing.billing.work.Workers;
import dev.countersign.testing.billing.work.Workers.Leases;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is posted to Kill Bill, and to the strict fake with its rules, around one result each. */
@ParameterizedClass
@EnumSource(Servers.class)
final class KillBillPostingTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TENTH = Instant.parse("2026-11-10T12:00:00Z");

  private final Servers servers;

  private BillingServer server;
  private WorkClock clock;
  private Workers workers;
  private Subscriber acme;

  KillBillPostingTest(Servers servers) {
    this.servers = servers;
  }

  @BeforeEach
  void start() {
    server = servers.start(BEGIN);
    acme = server.customer("acme");
    clock = new WorkClock(TENTH);
    workers = new Workers(KillBillTarget.on(server), clock);
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void reversal_inTheOpenMonth_isANegativeOfTheSameDay() {
    var billed = Result.billed("r", 1, 3000, acme, TENTH);
    deliver(billed);
    go("2026-11-20T12:00:00Z");
    deliver(billed.takenBack(clock.instant()));

    assertEquals(List.of("sent", "sent"), states("r"));
    assertEquals(0, server.recorded(acme, NOVEMBER));
    assertEquals(TENTH, postingTime("r", 0));
    assertEquals(TENTH, postingTime("r", 1));
  }

  @Test
  void reversal_afterTheMonthClosed_isACreditOfTheSameAmount() {
    var billed = Result.billed("r", 1, 3000, acme, TENTH);
    deliver(billed);
    go("2026-12-05T12:00:00Z");
    deliver(billed.takenBack(clock.instant()));

    assertEquals(List.of("sent", "sent"), states("r"));
    assertEquals(3000, server.invoiced(acme, NOVEMBER));
    go("2027-01-02T00:00:00Z");
    assertEquals(0, server.billed(acme));
    assertFalse(server.isParked(acme));
  }

  @Test
  void restatement_afterTheMonthClosed_isACreditOrAChargeOfTheDifference() {
    var billed = Result.billed("less", 1, 3000, acme, TENTH);
    var other = Result.billed("more", 1, 1000, acme, TENTH);
    deliver(billed, other);
    go("2026-12-05T12:00:00Z");
    restate(billed, 1200);
    restate(other, 1750);

    assertEquals(3000 + 1000 - 1800 + 750, server.billed(acme));
    assertEquals(List.of("corrected", "sent", "sent"), states("less"));
    assertEquals(List.of("corrected", "sent", "sent"), states("more"));
    go("2027-02-02T00:00:00Z");
    assertEquals(1200 + 1750, server.billed(acme));
    assertEquals(1200 + 1750, server.owed(acme));
  }

  @Test
  void result_ofAMonthThatClosed_countsInTheOpenOne() {
    go("2026-12-05T12:00:00Z");
    deliver(new Result(Kind.BILLABLE, "r", 1, 700, acme, TENTH, clock.instant()));

    assertEquals(DECEMBER, YearMonth.from(postingTime("r", 0).atZone(ZoneOffset.UTC)));
    go("2027-01-02T00:00:00Z");
    assertEquals(700, server.invoiced(acme, DECEMBER));
    assertEquals(0, server.invoiced(acme, NOVEMBER));
  }

  @Test
  void worker_thatDiedAfterTheUsage_isFollowedByOneThatLearnsThatItIsThere() {
    var messages = Result.messages(List.of(Result.billed("r", 1, 3000, acme, TENTH)));
    var left = oneThatDiesAfterRequest(1, messages);
    assertEquals(1, workers.deaths());
    assertEquals(3000, server.recorded(acme, NOVEMBER));

    later(left);

    assertEquals(List.of("sent"), states("r"));
    assertEquals(2, workers.calls().size());
    assertEquals(3000, server.recorded(acme, NOVEMBER));
  }

  /** The find is the first request, the making the second. */
  @Test
  void worker_thatDiedAfterTheCredit_isFollowedByOneThatFindsIt() {
    var billed = Result.billed("r", 1, 3000, acme, TENTH);
    deliver(billed);
    go("2026-12-05T12:00:00Z");
    var reversal = Result.messages(List.of(billed.takenBack(clock.instant())));
    var left = oneThatDiesAfterRequest(2, reversal);
    assertEquals(1, workers.deaths());
    assertEquals(0, server.billed(acme));

    later(left);

    assertEquals(List.of("sent", "sent"), states("r"));
    assertEquals(0, server.billed(acme), "a second credit was made");
    assertEquals(1, workers.calls().of(billed.takenBack(clock.instant()).id()).size());
  }

  @Test
  void worker_thatDiedBeforeTheMonthClosed_leavesItToAPerson() {
    var messages = Result.messages(List.of(Result.billed("r", 1, 3000, acme, TENTH)));
    var left = oneThatDiesAfterRequest(1, messages);
    go("2026-12-01T01:00:00Z");

    later(left);

    assertEquals(List.of("held"), states("r"));
    assertEquals(1, workers.calls().size());
    assertEquals(1, workers.list(new PostingList.Held()).size());
  }

  @Test
  void workers_thatBothBelieveToBeAlone_sendEachOnce() {
    var messages = new ArrayList<BusMessage>();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      var billed = Result.billed("r" + i, 1, 100 + i, acme, TENTH);
      ids.add(billed.id());
      messages.addAll(Result.messages(List.of(billed)));
    }
    var left = workers.atOnce(List.of(messages, messages), (use, point) -> false, Leases.BELIEVED);
    later(left);

    assertEquals(List.of(), workers.calls().raced());
    ids.forEach(id -> assertEquals(1, workers.calls().of(id).size(), id));
    assertEquals(40 * 100 + 39 * 40 / 2, server.recorded(acme, NOVEMBER));
    assertFalse(server.isParked(acme));
  }

  /** Kill Bill deletes no record by a request: a hand takes one out by its negative. */
  @Test
  void lines_takenOutAndAddedByHand_areToldBySums() {
    var globex = server.customer("globex");
    deliver(Result.billed("r1", 1, 3000, acme, TENTH), Result.billed("r2", 1, 200, acme, TENTH));
    deliver(Result.billed("r3", 1, 500, globex, TENTH));
    // What was sent just now may not be in the engine's sums yet.
    go("2026-11-20T12:00:00Z");
    assertEquals(List.of(), workers.differences(List.of(NOVEMBER)));

    server.recordByHand(acme, NOVEMBER.atDay(10), -3000);
    server.recordByHand(globex, NOVEMBER.atDay(11), 777);

    assertEquals(
        Map.of(
            acme.subscription(), "sum owed 3200 has 200",
            globex.subscription(), "sum owed 500 has 1277"),
        workers.differences(List.of(NOVEMBER)).stream()
            .collect(
                Collectors.toMap(
                    one -> one.group().orElseThrow().customer(),
                    one ->
                        "%s owed %d has %d"
                            .formatted(
                                one.kind().word(),
                                whole(one.owedOrNull()),
                                whole(one.hasOrNull())))));
  }

  private static long whole(@Nullable BigDecimal number) {
    return Objects.requireNonNull(number).longValueExact();
  }

  private void deliver(Result... entry) {
    for (Result each : entry) {
      workers.deliver(Result.messages(List.of(each)));
    }
  }

  /** When the lease of a worker that died has ended: what it left comes again, then the minute. */
  private void later(List<BusMessage> left) {
    clock.pause(Duration.ofMinutes(5));
    workers.deliver(left);
    workers.deliver(List.of());
  }

  private void restate(Result billed, long cents) {
    var reversal = billed.takenBack(clock.instant());
    var next = Result.billed(billed.record(), 2, cents, acme, clock.instant());
    workers.deliver(Result.messages(List.of(reversal, next)));
  }

  private void go(String time) {
    clock.to(Instant.parse(time));
    server.moveTo(Instant.parse(time));
  }

  private List<String> states(String record) {
    return workers.of(record).stream().map(each -> each.state().word()).sorted().toList();
  }

  private Instant postingTime(String record, int number) {
    return workers.of(record).stream().map(PostingList::time).sorted().toList().get(number);
  }

  /** Gives what it had not taken. */
  private List<BusMessage> oneThatDiesAfterRequest(int number, List<BusMessage> messages) {
    var requests = new AtomicInteger();
    return workers.atOnce(
        List.of(messages),
        (use, point) ->
            use.equals("EngineConnection.send")
                && point == Point.AFTER
                && requests.incrementAndGet() == number,
        Leases.KEPT);
  }
}
