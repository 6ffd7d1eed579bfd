package dev.countersign.bench;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Measures how many outcomes whose hold ends in the same minute get on the bus: settle ends the
 * holds, and publish puts the results, from the items as the stream has them; one run of settle at
 * a time or several at once. The table is DynamoDB Local, in this process and on the same cores, or
 * one in memory that costs little and answers after a fixed time, as the bus does. Neither is AWS.
 */
final class MeasureSettle {
  /** A minute after the first hold ends: all of them have. */
  private static final Instant DUE = HeldOutcomes.STATED.plus(Duration.ofDays(3)).plusSeconds(60);

  /** As the template gives settle, less what one piece of work may still take. */
  private static final Duration LIMIT = Duration.ofSeconds(48);

  private static final int MOST_IN_A_PUT = 10;

  private final Set<String> published = ConcurrentHashMap.newKeySet();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong puts = new AtomicLong();
  private final PublishThreads stream = new PublishThreads();
  private final ObservedTable table;
  private final Assembly assembly;
  private final DynamoLedger ledger;
  private final EventBus bus = this::put;

  private final Distance away = new Distance();

  private MeasureSettle(DynamoDbClient client) {
    this.table = new ObservedTable(client, away, stream::put);
    this.ledger = new DynamoLedger(table, "bench");
    this.assembly =
        new Assembly(
            ledger,
            (t, type) -> Optional.of(HeldOutcomes.TERMS),
            t -> HeldOutcomes.PSEUDONYMS,
            s -> "",
            RetryPause.withJitter());
  }

  private List<PublishedEvent> put(List<PublishedEvent> all) {
    all.forEach(event -> published.add(event.id()));
    events.addAndGet(all.size());
    for (int from = 0; from < all.size(); from += MOST_IN_A_PUT) {
      puts.incrementAndGet();
      away.await();
    }
    return List.of();
  }

  /**
   * Prints a line for each run of settle, and the whole.
   *
   * @param arguments how many outcomes, how many runs at once, and for the table in memory {@code
   *     memory} and how many milliseconds it and the bus are away
   */
  public static void main(String... arguments) throws Exception {
    int outcomes = Integer.parseInt(arguments[0]);
    int atOnce = Integer.parseInt(arguments[1]);
    if (arguments[2].equals("memory")) {
      var away = Duration.ofMillis(Integer.parseInt(arguments[3]));
      new MeasureSettle(new InProcessDynamo()).measure(outcomes, atOnce, away);
      return;
    }
    try (var dynamo = EmbeddedDynamo.inMemory();
        var client = client(dynamo.endpoint())) {
      TableForm.make(client, "bench");
      new MeasureSettle(client).measure(outcomes, atOnce, Duration.ZERO);
    }
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Once the outcomes are written, each request to the table or to the bus is so long away. */
  private void measure(int outcomes, int atOnce, Duration distance) throws Exception {
    try (stream) {
      stream.start(new PublishBatch(bus, assembly.publishEntry(bus)));
      write(outcomes);
      stream.drain();
      events.set(0);
      puts.set(0);
      published.clear();
      var _ = table.requests();
      away.set(distance);
      System.gc();
      peaks().forEach(MemoryPoolMXBean::resetPeakUsage);
      var cpu = SpentCpu.now();
      long begun = System.nanoTime();
      settle(atOnce);
      stream.drain();
      var took = Duration.ofNanos(System.nanoTime() - begun);
      var spent = SpentCpu.now().since(cpu);
      System.out.printf(
          "%d holds: all on the bus after %d ms; CPU %d ms, of it DynamoDB Local %d ms%n",
          outcomes, took.toMillis(), spent.all().toMillis(), spent.table().toMillis());
      System.out.printf(
          "requests %s, PutEvents %d; peak heap with the table %d MB%n",
          table.requests(),
          puts.get(),
          peaks().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
      System.out.printf("events put %d, of them distinct %d%n", events.get(), published.size());
    }
  }

  private void write(int outcomes) throws Exception {
    var held = new HeldOutcomes(assembly);
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
  }

  private void settle(int atOnce) throws Exception {
    for (int run = 1, left = 1; left > 0; run++) {
      try (var threads = Executors.newFixedThreadPool(atOnce)) {
        var started = new ArrayList<Future<SettleRun.Report>>();
        for (int i = 0; i < atOnce; i++) {
          started.add(threads.submit(this::run));
        }
        var reports = new ArrayList<SettleRun.Report>();
        for (var one : started) {
          reports.add(one.get());
        }
        left = reports.stream().mapToInt(SettleRun.Report::unfinished).sum();
        System.out.println("run " + run + ": " + reports);
      }
    }
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
