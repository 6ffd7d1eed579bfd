package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.keys.HttpsKeySetFetcher;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.app.watch.BusWatch;
import dev.countersign.app.watch.Metric;
import dev.countersign.app.watch.StackParameters;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.invocation.TestRequests;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.aws.settings.TestSettings;
import dev.countersign.aws.stream.StreamEvents;
import dev.countersign.aws.stream.TestPoisonQueue;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each function measures, in lines that keep to the Embedded Metric Format. */
final class RunMetricsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final SourceId CRM = new SourceId("crm");
  private static final EventBus TAKES_NOTHING = events -> events;

  @TempDir private Path folder;

  private final MetricLines metrics = new MetricLines();
  private final Invocation invocation = TestInvocation.measuredBy(metrics);
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final BillingRuns billing = new BillingRuns(ledger, invocation);
  private final RegisteredSources sources =
      new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime);
  private final Assembly assembly =
      new Assembly(
          ledger,
          new RegisteredContracts(ledger.registry(), System::nanoTime),
          sources::pseudonyms,
          entry -> "",
          RetryPause.withJitter());

  @Test
  void settle_nothingDue_measuresZeros() {
    settle(TAKES_NOTHING, new StackParameters(Map.of()));

    assertEquals(
        Map.of(
            "SettleFailed", 0L,
            "SettleUnfinished", 0L,
            "OldestDue", 0L,
            "OldestUnpublished", 0L,
            "StackParametersUnreadable", 0L),
        metrics.values());
  }

  @Test
  void settle_busTakesNothing_measuresHowOldTheEntryIs() {
    var anHourAgo = Instant.now().minusSeconds(3600);
    ledger.outcomes().append(Samples.entry(ACME, Samples.claim("1"), 1, anHourAgo), null);
    settle(TAKES_NOTHING, new StackParameters(Map.of()));

    // The stream has two minutes before the work is settle's.
    assertAbout(3480, metrics.values().get("OldestDue"));
    assertAbout(3600, metrics.values().get("OldestUnpublished"));
  }

  /** The work was put off, so that its due time says nothing any more. */
  @Test
  void settle_busTakesNothingAgain_stillMeasuresTheEntrysAge() {
    var anHourAgo = Instant.now().minusSeconds(3600);
    ledger.outcomes().append(Samples.entry(ACME, Samples.claim("1"), 1, anHourAgo), null);
    settle(TAKES_NOTHING, new StackParameters(Map.of()));
    InstantSource later = () -> Instant.now().plusSeconds(90);
    settle(TAKES_NOTHING, new StackParameters(Map.of()), later);

    assertTrue(
        Objects.requireNonNull(metrics.values().get("OldestDue")) < 120, metrics.text().toString());
    assertAbout(3600, metrics.values().get("OldestUnpublished"));
  }

  @Test
  void settle_keyThatCantBeRead_isCounted() {
    Runnable lost =
        () -> {
          throw new Misconfigured("read the SSM parameter /countersign/receipt-key", null);
        };
    settle(
        TAKES_NOTHING, new StackParameters(Map.of("key of receipts", lost, "settings", () -> {})));

    assertEquals(1, metrics.values().get("StackParametersUnreadable"));
  }

  @Test
  void keys_setThatCantBeFetched_measuresItsFailuresInARow() {
    ledger.keySets().follow(ACME, CRM, URI.create("https://issuer.example/keys"));
    keys(Instant.now());
    keys(Instant.now().plusSeconds(1000));

    assertEquals(Map.of("KeySetFailures", 2L), metrics.values());
  }

  @Test
  void fetch_sourceThatIsGone_measuresTheRefusal() {
    ledger.fetches().await(waiting(Instant.now().minusSeconds(60)));
    fetch();

    assertEquals(
        Map.of("Refused", 1L, "Defects", 0L, "Broken", 0L, "OldestFetch", 0L, "FetchDropped", 0L),
        metrics.values());
  }

  @Test
  void fetch_sourceThatCantBeRead_measuresThatItIsBrokenAndForHowLong() {
    ledger.registry().putSource(ACME, CRM, "not a source");
    ledger.fetches().await(waiting(Instant.now().minusSeconds(7200)));
    fetch();

    assertEquals(1, metrics.values().get("Broken"));
    assertAbout(7200, metrics.values().get("OldestFetch"));
  }

  /** Nothing that an alarm could read is never written. */
  @Test
  void eachMetric_isWrittenBySomeFunction() throws Exception {
    settle(TAKES_NOTHING, new StackParameters(Map.of()));
    keys(Instant.now());
    fetch();
    publishInVain();
    billing.measureAll();
    new SealRuns(ledger, invocation).measureAll(folder);
    TestRequests.log(
        metrics,
        Map.of("status", 401L, "reason", "bad_signature"),
        Map.of("status", 500L, "reason", "broken"),
        Map.of("status", 500L, "reason", "defect"),
        Map.of("status", 422L, "refused", 1L));

    var wanted = new TreeSet<String>();
    Arrays.stream(Metric.values()).map(Metric::wire).forEach(wanted::add);
    assertEquals(wanted, metrics.values().keySet());
  }

  private void settle(EventBus over, StackParameters keys) {
    settle(over, keys, InstantSource.system());
  }

  private void settle(EventBus over, StackParameters keys, InstantSource clock) {
    var bus = new BusWatch(over);
    var run = new SettleRun(ledger.due(), assembly.settleWork(bus), clock);
    var context = TestContext.of("req-1", () -> Duration.ofMinutes(15));
    new SettleFunction(invocation, run, TestSettings.good(), bus, keys)
        .handleRequest(nothing(), OutputStream.nullOutputStream(), context);
  }

  private void keys(Instant now) {
    var refresh =
        new RefreshKeySets(
            ledger.keySets(), HttpsKeySetFetcher.from(() -> "other.example"), () -> now);
    new KeysFunction(invocation, refresh, TestSettings.good())
        .handleRequest(nothing(), OutputStream.nullOutputStream(), TestContext.of("req-1"));
  }

  private void fetch() {
    var reader = HttpsReader.from(() -> "", 1000);
    var run = assembly.runFetches(sources, new InlineSecrets(), reader, InstantSource.system());
    new FetchFunction(invocation, run, TestSettings.good())
        .handleRequest(nothing(), OutputStream.nullOutputStream(), TestContext.of("req-1"));
  }

  private void publishInVain() {
    var bus = new BusWatch(TAKES_NOTHING);
    var batch = new PublishBatch(bus, assembly.publishEntry(bus));
    var image = StreamEvents.image(Samples.entry(ACME, Samples.claim("2"), 1));
    var records = StreamEvents.event(StreamEvents.record("INSERT", "8", image));
    new PublishFunction(
            invocation, batch, assembly.monthLeaves(), new TestPoisonQueue().queue(), bus)
        .handleRequest(records, OutputStream.nullOutputStream(), TestContext.of("req-1"));
  }

  private static WaitingDelivery waiting(Instant receivedAt) {
    var raw = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    var evidence =
        new Evidence(
            raw.digest(), raw, "application/json", new TreeMap<>(), new TreeMap<>(), receivedAt);
    return new WaitingDelivery(ACME, CRM, evidence, receivedAt, 0);
  }

  private static InputStream nothing() {
    return new ByteArrayInputStream(new byte[0]);
  }

  /** Within the minutes that a slow machine may take for a test. */
  private static void assertAbout(long seconds, @Nullable Long measured) {
    assertTrue(
        measured != null && measured >= seconds && measured < seconds + 600,
        seconds + ": " + measured);
  }
}
