package dev.countersign.testing.billing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.PostingList;
import dev.countersign.testing.billing.server.BillingServer;
import dev.countersign.testing.billing.server.Subscriber;
import dev.countersign.testing.billing.work.BilledMonths;
import dev.countersign.testing.billing.work.KillBillTarget;
import dev.countersign.testing.billing.work.Result;
import dev.countersign.testing.billing.work.ResultLives;
import dev.countersign.testing.billing.work.ResultLives.Entry;
import dev.countersign.testing.billing.work.Workers;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand results ({@code -Dresults=…}) over four months, with reversals and restatements: each
 * event three times and out of order, two workers at once that die before and after what they do.
 * In the end the invoices say to the cent what stands.
 */
final class KillBillThousandTest {
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2027-02-10T00:00:00Z");
  private static final YearMonth LAST_MONTH = YearMonth.of(2027, 2);
  private static final int RESULTS = Integer.getInteger("results", 1000);
  private static final long SEED = Long.getLong("seed", 17);

  @ParameterizedTest
  @EnumSource(Servers.class)
  void invoices_afterAThousandResults_sayWhatStands(Servers servers) {
    try (var server = servers.start(BEGIN)) {
      run(servers, server);
    }
  }

  private static void run(Servers servers, BillingServer server) {
    long begin = System.nanoTime();
    var customers =
        IntStream.rangeClosed(1, 12).mapToObj(i -> server.customer("customer-" + i)).toList();
    var entries = new ResultLives(SEED, customers, BEGIN, LAST).entries(RESULTS);
    var months = new BilledMonths(SEED, server, KillBillTarget.on(server), BEGIN);

    months.live(entries, LAST_MONTH);

    var workers = months.workers();
    var stands = sums(customers, customer -> worth(customer, entries));
    assertAll(
        () -> assertEquals(stands, sums(customers, server::billed), "billed"),
        () -> assertEquals(stands, sums(customers, server::owed), "owed"),
        () -> assertEquals(List.of(), customers.stream().filter(server::isParked).toList()),
        () -> assertEquals(List.of(), undecided(workers)),
        () -> assertEquals(List.of(), workers.calls().raced(), "two requests at one time"),
        () -> assertEquals(List.of(), workers.calls().changed(), "other bytes for one key"),
        () -> assertTrue(workers.deaths() > RESULTS / 50, "deaths: " + workers.deaths()));
    long sum = stands.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "%s: %d results of %d records, %d events, %d requests (%d again) and %d readings,"
            + " %d of %d workers killed; stands %,d cents, invoices %,d cents; %s; %.1f s%n",
        servers,
        entries.stream().mapToInt(entry -> entry.results().size()).sum(),
        entries.stream().flatMap(e -> e.results().stream()).map(Result::record).distinct().count(),
        months.events(),
        workers.calls().size(),
        workers.calls().repeated(),
        workers.calls().reads(),
        workers.deaths(),
        months.started(),
        sum,
        customers.stream().mapToLong(server::billed).sum(),
        states(workers),
        (System.nanoTime() - begin) / 1e9);
  }

  private static SortedMap<String, Long> sums(
      List<Subscriber> customers, ToLongFunction<Subscriber> sum) {
    var sums = new TreeMap<String, Long>();
    customers.forEach(each -> sums.put(each.name(), sum.applyAsLong(each)));
    return sums;
  }

  private static long worth(Subscriber customer, List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.results().stream())
        .filter(result -> result.customer().equals(customer))
        .mapToLong(Result::worth)
        .sum();
  }

  /** What is left to do, or to decide by a person. */
  private static List<String> undecided(Workers workers) {
    return List.<PostingList>of(
            new PostingList.Due(), new PostingList.Waiting(), new PostingList.Held())
        .stream()
        .flatMap(list -> workers.list(list).stream())
        .map(posting -> posting.id() + " " + posting.state().word())
        .toList();
  }

  private static Map<String, Long> states(Workers workers) {
    return workers
        .list(new PostingList.Decided(Instant.EPOCH, Instant.parse("2027-04-01T00:00:00Z")))
        .stream()
        .map(Posting::state)
        .collect(Collectors.groupingBy(state -> state.word(), TreeMap::new, Collectors.counting()));
  }
}
