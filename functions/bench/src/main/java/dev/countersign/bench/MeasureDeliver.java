package dev.countersign.bench;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.AddressLookup;
import dev.countersign.app.deliver.connect.AdmittedHosts;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.HttpsConnection;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.deliver.send.SendReport;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how fast results get into a webhook, and whether many that are due at once reach it at
 * its rate. The receiver is on the same machine, in a process of its own; the table is in memory
 * and answers after a fixed time. Neither is AWS.
 */
final class MeasureDeliver {
  /** As the function has it, less what one try may still take. */
  private static final Duration RUN = Duration.ofSeconds(60);

  private static final int MESSAGES_AT_ONCE = 10;
  private static final int TAKERS = 8;
  private static final InstantSource CLOCK = InstantSource.system();
  private static final TargetKey TARGET = new TargetKey(BusResults.TENANT, new TargetName("own"));

  private final Distance away = new Distance();
  private final ObservedTable table = new ObservedTable(new InProcessDynamo(), away, item -> {});
  private final DynamoLedger ledger = new DynamoLedger(table, "bench");
  private final ReceiverProcess receiver;

  private MeasureDeliver(ReceiverProcess receiver) {
    this.receiver = receiver;
  }

  /**
   * Prints what was measured.
   *
   * @param arguments how many results; how many milliseconds the table is away; and of those that
   *     are due at once: how many, and how many the target takes in a second
   */
  public static void main(String... arguments) throws Exception {
    int results = Integer.parseInt(arguments[0]);
    try (var receiver = new ReceiverProcess()) {
      var measure = new MeasureDeliver(receiver);
      measure.throughput("warm", Math.min(results, 5000));
      measure.away.set(Duration.ofMillis(Integer.parseInt(arguments[1])));
      measure.throughput("fast", results);
      measure.dueAtOnce(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }
  }

  /** The target takes what it gets: from the queue's messages to the receiver. */
  private void throughput(String series, int results) throws Exception {
    var target = WebhookTarget.at(receiver.url(), "rate: {at_once: 24}");
    receiver.begin(Integer.MAX_VALUE);
    var messages = new BusResults(CLOCK.instant().minusSeconds(60)).first(series, results);
    var cpu = SpentCpu.now();
    long receivers = receiver.cpu();
    var _ = table.requests();
    long begun = System.nanoTime();
    take(target, messages);
    var taken = since(begun);
    var forTaking = table.requests();
    begun = System.nanoTime();
    var sent = send(target, results, 1);
    var took = since(begun);
    System.out.printf(
        "%s: %d results taken in %d ms, %.0f a second; requests a posting: %s%n",
        series, results, taken.toMillis(), rate(results, taken), each(forTaking, results));
    System.out.printf(
        "%s: sent in %d ms, %.0f a second; requests a posting: %s; %s%n",
        series, took.toMillis(), rate(results, took), each(table.requests(), results), sent);
    System.out.printf(
        "%s: CPU %d ms, the receiver's %d ms; receiver: %s%n",
        series,
        SpentCpu.now().since(cpu).all().toMillis(),
        receiver.cpu() - receivers,
        receiver.figures());
  }

  /** Many are due at once, and two runs begin at once. */
  private void dueAtOnce(int results, int perSecond) throws Exception {
    var target =
        WebhookTarget.at(receiver.url(), "rate: {per_second: " + perSecond + ", at_once: 24}");
    take(target, new BusResults(CLOCK.instant().minusSeconds(60)).first("due", results));
    receiver.begin(perSecond);
    var _ = table.requests();
    long begun = System.nanoTime();
    var sent = send(target, results, 2);
    var took = since(begun);
    System.out.printf(
        "due at once: %d at %d a second, two runs: %d ms, %.0f a second; requests a posting: %s%n",
        results, perSecond, took.toMillis(), rate(results, took), each(table.requests(), results));
    System.out.printf("due at once: %s; receiver: %s%n", sent, receiver.figures());
  }

  private void take(TargetSetup target, List<BusMessage> messages) throws Exception {
    var batches = new ArrayList<Callable<Integer>>();
    for (int from = 0; from < messages.size(); from += MESSAGES_AT_ONCE) {
      var batch = messages.subList(from, Math.min(from + MESSAGES_AT_ONCE, messages.size()));
      batches.add(() ->
          new TakeResults(ledger, tenant -> List.of(target), CLOCK).take(batch).failed().size());
    }
    int failed = 0;
    try (var threads = Executors.newFixedThreadPool(TAKERS)) {
      for (Future<Integer> each : threads.invokeAll(batches)) {
        failed += each.get();
      }
    }
    if (failed > 0) {
      throw new IllegalStateException(failed + " messages failed");
    }
  }

  /** So many senders, each as a process of its own would be, until all is sent. */
  private Map<String, Integer> send(TargetSetup target, int results, int senders)
      throws InterruptedException, ExecutionException {
    var counts = new TreeMap<String, Integer>();
    try (var threads = Executors.newFixedThreadPool(senders)) {
      var runs = new ArrayList<Callable<Map<String, Integer>>>();
      for (int i = 0; i < senders; i++) {
        runs.add(() -> sender(target, results, counts));
      }
      for (var each : threads.invokeAll(runs)) {
        var _ = each.get();
      }
    }
    return counts;
  }

  private Map<String, Integer> sender(TargetSetup target, int results, Map<String, Integer> counts)
      throws InterruptedException {
    var connection =
        new HttpsConnection(new AdmittedHosts(Set::of, Loopback.ADMITTED, AddressLookup.system()));
    var send =
        new SendDue(
            ledger,
            tenant -> List.of(target),
            connection,
            new EngineCredentials(new InlineSecrets(), connection, EngineCredentials.noAws()),
            CLOCK);
    while (accepted(counts) < results) {
      add(send.run(TARGET, CLOCK.instant().plus(RUN)), counts);
      Thread.sleep(500);
    }
    return counts;
  }

  private static int accepted(Map<String, Integer> counts) {
    synchronized (counts) {
      return counts.getOrDefault("accepted", 0);
    }
  }

  private static void add(SendReport report, Map<String, Integer> counts) {
    synchronized (counts) {
      report.counts().forEach((word, count) -> counts.merge(word, count, Integer::sum));
      report.why().ifPresent(why -> counts.merge(why, 1, Integer::sum));
    }
  }

  private static String each(Map<String, Long> requests, int results) {
    var each = new TreeMap<String, String>();
    long all = requests.values().stream().mapToLong(Long::longValue).sum();
    requests.forEach((name, count) -> each.put(name, "%.2f".formatted((double) count / results)));
    return "%.2f %s".formatted((double) all / results, each);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static double rate(int results, Duration took) {
    return results * 1000.0 / Math.max(1, took.toMillis());
  }
}
