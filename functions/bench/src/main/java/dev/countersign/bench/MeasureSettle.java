package dev.countersign.bench;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.attest.DecideItem;
import dev.countersign.app.attest.ItemAnswer;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import dev.countersign.trust.mapping.MappingResult;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Many outcomes whose hold ends in one minute: the runs that settle needs, their time, requests and
 * memory, one or more of them at once. DynamoDB Local is in this process, on the same cores.
 */
final class MeasureSettle {
  private static final Instant SAID = Instant.parse("2026-11-02T10:00:00Z");

  /** A minute after the first hold ends: all of them have. */
  private static final Instant DUE = SAID.plus(Duration.ofDays(3)).plusSeconds(60);

  /** As the template gives settle, less what one piece of work may still take. */
  private static final Duration LIMIT = Duration.ofSeconds(48);

  private static final int EACH = 100;
  private static final TenantId TENANT = new TenantId("bench");

  private final AtomicLong requests = new AtomicLong();
  private final Set<String> billed = ConcurrentHashMap.newKeySet();
  private final Pseudonyms pseudonyms =
      new Pseudonyms(Secret.ofText("bench-has-no-secrets-0123456789"));
  private final Assembly assembly;
  private final DynamoLedger ledger;
  private final EventBus bus;

  private MeasureSettle(EmbeddedDynamo dynamo) {
    var client =
        DynamoDbClient.builder()
            .endpointOverride(dynamo.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("b", "b")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o ->
                o.addExecutionInterceptor(
                    new ExecutionInterceptor() {
                      @Override
                      public void beforeExecution(
                          Context.BeforeExecution context, ExecutionAttributes attributes) {
                        requests.incrementAndGet();
                      }
                    }))
            .build();
    TableForm.make(client, "bench");
    this.ledger = new DynamoLedger(client, "bench");
    var book = book();
    this.assembly =
        new Assembly(
            ledger,
            (t, type) -> Optional.of(book),
            t -> pseudonyms,
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

  public static void main(String... arguments) throws Exception {
    int outcomes = Integer.parseInt(arguments[0]);
    try (var dynamo = EmbeddedDynamo.inMemory()) {
      new MeasureSettle(dynamo).measure(outcomes, Integer.parseInt(arguments[1]));
    }
  }

  private void measure(int outcomes, int atOnce) throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var filled =
          IntStream.range(0, outcomes / EACH).mapToObj(i -> threads.submit(() -> fill(i))).toList();
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
      try (var two = Executors.newFixedThreadPool(2)) {
        var begunAll = new ArrayList<Future<SettleRun.Report>>();
        for (int i = 0; i < atOnce; i++) {
          begunAll.add(two.submit(this::run));
        }
        var reports = new ArrayList<SettleRun.Report>();
        for (var one : begunAll) {
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

  /** The clock stands at the minute in which all is due, and its hand is the machine's. */
  private SettleRun.Report run() {
    var start = Instant.now();
    InstantSource clock = () -> DUE.plus(Duration.between(start, Instant.now()));
    return new SettleRun(ledger.due(), assembly.settleDue(bus), clock).until(DUE.plus(LIMIT));
  }

  private void fill(int number) {
    String session = "ses_" + number;
    var read =
        SessionForm.read(
            json(
                "{\"id\":\""
                    + session
                    + "\",\"agent\":{\"id\":\"a\"},\"started_at\":\""
                    + SAID
                    + "\"}"),
            new SessionForm.Received(SAID, SAID),
            pseudonyms);
    if (!(read instanceof Reading.Read<SessionForm.SessionRecord> recorded)) {
      throw new IllegalStateException("the session is not of its form");
    }
    var kept = recorded.value();
    assembly.recordSession().record(TENANT, kept.session(), kept.content(), evidence("{}"), SAID);
    var decide = assembly.decideItem();
    for (int i = 0; i < EACH; i++) {
      String id = number + "-" + i;
      String said =
          "{\"id\":\""
              + id
              + "\",\"act\":\"attested\",\"outcome\":\"t\",\"session\":\""
              + session
              + "\",\"record\":{\"type\":\"ticket\",\"id\":\""
              + id
              + "\"},\"occurred_at\":\""
              + SAID.plusMillis(i)
              + "\"}";
      var evidence = evidence(said);
      var came =
          new DecideItem.Came(
              TENANT,
              new SourceId("crm"),
              SAID,
              SAID,
              SAID,
              Assurance.BODY_SIGNED_FRESH,
              evidence.digest(),
              evidence);
      var answer = decide.decide(new MappingResult.Item(0, json(said), id), came);
      if (answer instanceof ItemAnswer.Decided decided
          && decided.growth() instanceof AppendResult.Appended grown) {
        var entry = grown.entry().entry();
        ledger.outcomes().published(TENANT, entry.claim(), entry.seq(), entry.lookAgainOrNull());
      } else {
        throw new IllegalStateException("not held: " + answer);
      }
    }
  }

  private static java.util.stream.Stream<MemoryPoolMXBean> peaks() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static Evidence evidence(String said) {
    var bytes = Bytes.of(said.getBytes(StandardCharsets.UTF_8));
    return new Evidence(
        bytes.digest(), bytes, "application/json", new TreeMap<>(), new TreeMap<>(), SAID);
  }

  private static Json json(String text) {
    if (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read<Json> read) {
      return read.value();
    }
    throw new IllegalStateException("no JSON");
  }

  private static TermsBook book() {
    String terms =
        """
        outcome: t
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P30D, wait: P7D}
        price: {each: "1.00", currency: EUR}
        hold: {from: occurred_at, for: P3D}
        bill_to: {customer: bench}
        """;
    if (TermsForm.read(terms) instanceof Reading.Read<dev.countersign.domain.terms.Terms> read) {
      return new TermsBook(new OutcomeType("t"), List.of(read.value()));
    }
    throw new IllegalStateException("no terms");
  }
}
