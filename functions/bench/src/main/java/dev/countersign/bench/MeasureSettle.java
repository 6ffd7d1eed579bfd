package dev.countersign.bench;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * Measures settle over many outcomes whose hold ends in the same minute: how many runs it needs,
 * and the time, requests and memory of each; one run at a time or several at once. DynamoDB Local
 * runs in this process, on the same cores.
 */
final class MeasureSettle {
  /** A minute after the first hold ends: all of them have. */
  private static final Instant DUE = HeldOutcomes.STATED.plus(Duration.ofDays(3)).plusSeconds(60);

  /** As the template gives settle, less what one piece of work may still take. */
  private static final Duration LIMIT = Duration.ofSeconds(48);

  private final AtomicLong requests;
  private final Set<String> billed = ConcurrentHashMap.newKeySet();
  private final Assembly assembly;
  private final DynamoLedger ledger;
  private final EventBus bus;

  private MeasureSettle(EmbeddedDynamo dynamo) {
    var client = new CountedClient(dynamo.endpoint(), Region.EU_CENTRAL_1);
    TableForm.make(client.client(), "bench");
    this.requests = client.requests();
    this.ledger = new DynamoLedger(client.client(), "bench");
    this.assembly =
        new Assembly(
            ledger,
            (t, type) -> Optional.of(HeldOutcomes.TERMS),
            t -> HeldOutcomes.PSEUDONYMS,
            s -> "",
            RetryPause.withJitter());
    this.bus =
        events -> {
          events.stream()
              .filter(event -> event.detailType().equals(CloudEventForm.BILLABLE_RESULT))
              .forEach(event -> billed.add(event.id()));
          return List.of();
        };
  }

  /**
   * Prints a line for each run.
   *
   * @param arguments how many outcomes, and how many runs at once
   */
  public static void main(String... arguments) throws Exception {
    int outcomes = Integer.parseInt(arguments[0]);
    try (var dynamo = EmbeddedDynamo.inMemory()) {
      new MeasureSettle(dynamo).measure(outcomes, Integer.parseInt(arguments[1]));
    }
  }

  private void measure(int outcomes, int atOnce) throws Exception {
    var held = new HeldOutcomes(assembly, ledger);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var filled =
          IntStream.range(0, outcomes / HeldOutcomes.OF_A_SESSION)
              .mapToObj(i -> threads.submit(() -> held.write(i)))
              .toList();
      for (var one : filled) {
        one.get();
      }
    }
    System.out.println("outcomes held: " + outcomes);
    requests.set(0);
    long begun = System.nanoTime();
    for (int run = 1, left = 1; left > 0; run++) {
      System.gc();
      peaks().forEach(MemoryPoolMXBean::resetPeakUsage);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var started = new ArrayList<Future<SettleRun.Report>>();
        for (int i = 0; i < atOnce; i++) {
          started.add(threads.submit(this::run));
        }
        var reports = new ArrayList<SettleRun.Report>();
        for (var one : started) {
          reports.add(one.get());
        }
        left = reports.stream().mapToInt(SettleRun.Report::unfinished).sum();
        System.out.printf(
            "run %d: %s; requests %d, peak heap with the table %d MB, %d s%n",
            run,
            reports,
            requests.get(),
            peaks().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20,
            Duration.ofNanos(System.nanoTime() - begun).toSeconds());
      }
    }
    System.out.println("billable results: " + billed.size() + " of " + outcomes);
  }

  /** One run of settle, whose clock starts in the minute in which all outcomes are due. */
  private SettleRun.Report run() {
    var start = Instant.now();
    InstantSource clock = () -> DUE.plus(Duration.between(start, Instant.now()));
    return new SettleRun(ledger.due(), assembly.settleWork(bus), clock).until(DUE.plus(LIMIT));
  }

  private static Stream<MemoryPoolMXBean> peaks() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
