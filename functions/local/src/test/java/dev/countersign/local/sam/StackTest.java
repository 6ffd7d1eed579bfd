package dev.countersign.local.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.local.RepositoryFiles;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stack as a user deploys it, driven from outside: the template as it is, its functions in
 * containers, its stream, schedules, bus and queues. Only what LocalStack lacks is stood in for or
 * left out, by name. In order, since a story is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StackTest {
  private static final Path ROOT = RepositoryFiles.root();
  private static final TenantId TENANT = new TenantId("demo");

  /** What LocalStack's free edition can't make; it shows as {@code unknown}. */
  private static final Set<String> LACKING =
      Set.of(
          "AWS::Serverless::HttpApi",
          "AWS::Events::Archive",
          "AWS::Logs::MetricFilter",
          "AWS::CloudWatch::Dashboard");

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration HOLD = Duration.ofDays(3);

  /** Longer than a cold start, so that the answer comes before the hold ends. */
  private static final int REST_OF_THE_HOLD = 60;

  private static final int CONTRACTS = 24;

  private final Instant start = Instant.now();
  private final Set<String> claims = ConcurrentHashMap.newKeySet();
  private final StackTemplate template = new StackTemplate();
  private final DeployedStack stack;
  private final HttpApi api;
  private final StackSender sender;
  private final Subscription billing;
  private final BillingReceiver receiver;

  /** When the statement was posted that makes a billable, and a reversal. */
  private final Map<String, Instant> posted = new TreeMap<>();

  private Set<String> whileAllWentWell = Set.of();

  StackTest() throws Exception {
    Sam.require();
    LambdaLocalStack.require();
    var folder = BilledTenant.in(ROOT);
    var tenant = ((TenantFolder.Folder.Good) TenantFolder.read(folder)).content();
    this.stack = DeployedStack.of(ROOT, folder);
    this.receiver = stack.cloud.receiver();
    this.api = new HttpApi(stack.lambda, template.routes(), stack::resource);
    this.sender = new StackSender(tenant, stack.addressKey(), api.uri());
    this.billing = new Subscription(stack.events, stack.sqs, stack.resource("Bus"));
    tell("deployed");
  }

  @AfterEach
  void tellTheTime(TestInfo test) {
    tell(test.getTestMethod().orElseThrow().getName());
  }

  @AfterAll
  void end() throws InterruptedException {
    tell("megabytes: " + stack.cloud.memory());
    api.close();
    receiver.close();
    stack.close();
    tell("ended");
  }

  @Test
  @Order(1)
  void template_deployedAsItIs_lacksOnlyWhatLocalStackLacks() {
    var made = new TreeSet<String>();
    var unknown = new TreeSet<String>();
    stack
        .resources()
        .forEach((name, inStack) -> (inStack.equals("unknown") ? unknown : made).add(name));
    var lacking = new TreeSet<>(template.alwaysOf(LACKING));
    lacking.add("ApiApiGatewayDefaultStage");
    lacking.addAll(template.deployments());

    assertEquals(lacking, unknown);
    var notMade = template.always();
    notMade.removeAll(lacking);
    notMade.removeAll(made);
    assertEquals(Set.of(), notMade);
  }

  @Test
  @Order(2)
  void keys_asked_arePublished() throws Exception {
    var answer = sender.get("/v1/keys");

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"kid\""), answer.body());
  }

  @Test
  @Order(3)
  void session_signed_isRecorded() throws Exception {
    var answer = sender.deliver("agents", "evt_session", session());

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  @Order(4)
  void ticket_stillInItsHold_isHeld() throws Exception {
    var occurred = Instant.now().minus(HOLD).plusSeconds(REST_OF_THE_HOLD);
    var answer = sender.deliver("crm", "evt_ticket", attested("ticket_resolved", "T-1", occurred));

    assertEquals("Held", StackSender.told(answer, "status"), answer.body());
  }

  @Test
  @Order(5)
  void contract_attestedAndSentAgain_isBilledOnceWithOneReceipt() throws Exception {
    var signed = sender.signed("crm", "evt_contract", saved("C-1"));
    posted.put("billable", Instant.now());
    var answer = sender.post(signed);
    var again = sender.post(signed);

    assertEquals("Billable", StackSender.told(answer, "status"), answer.body());
    assertEquals("duplicate", StackSender.told(again, "verdict"), again.body());
    assertEquals(StackSender.told(answer, "receipt"), StackSender.told(again, "receipt"));
    var result = billing.await(SOON, is("billable", "cancellation_saved/C-1"));
    assertEquals(new BigDecimal("12.00"), result.amount());
  }

  @Test
  @Order(6)
  void contract_retracted_isReversed() throws Exception {
    var billed = billing.await(SOON, is("billable", "cancellation_saved/C-1"));
    // Both at once would cancel each other before either is sent.
    receiver.await(SOON, line -> line.id().equals(billed.id()));
    posted.put("reversal", Instant.now());
    sender.deliver(
        "crm", "evt_left", statement("retracted", "cancellation_saved", "C-1", Instant.now()));

    var reversal = billing.await(SOON, is("reversal", "cancellation_saved/C-1"));
    assertEquals(billed.id(), reversal.reverses());
    assertEquals(billed.amount().negate(), reversal.amount());
  }

  @Test
  @Order(7)
  void contract_billedAndReversed_isBothInTheEnginesBooks() throws Exception {
    String claim = "cancellation_saved/C-1";
    var lines = new ArrayList<BillingReceiver.Line>();
    for (String kind : List.of("billable", "reversal")) {
      var result = billing.await(SOON, is(kind, claim));
      var line = receiver.await(SOON, booked -> booked.id().equals(result.id()));
      var way = new BilledTenant.Way(stack, claim, result, line);
      tell(kind + ": " + way.steps(Objects.requireNonNull(posted.get(kind))));
      lines.add(line);
    }

    assertEquals(new BigDecimal("12.00"), lines.getFirst().value());
    assertEquals(new BigDecimal("-12.00"), lines.getLast().value());
    assertEquals(2, receiver.books().stream().filter(l -> l.claim().equals(claim)).count());
  }

  @Test
  @Order(8)
  void streamRecord_thatCannotBeRead_isPutAsideAndHoldsUpNothing() throws Exception {
    var broken =
        Map.of(
            "pk", AttributeValue.fromS("T#demo#O#cancellation_saved/broken"),
            "sk", AttributeValue.fromS("E#000001"),
            "packed", AttributeValue.fromB(SdkBytes.fromUtf8String("a secret")));
    stack.dynamo.putItem(r -> r.tableName(stack.resource("Table")).item(broken));
    sender.deliver("crm", "evt_after", saved("C-2"));

    String aside = stack.messageOf("PoisonQueue");
    assertTrue(aside.contains("cancellation_saved/broken"), aside);
    assertFalse(aside.contains("a secret"), aside);
    billing.await(SOON, is("billable", "cancellation_saved/C-2"));
    stack.dynamo.deleteItem(r ->
        r.tableName(stack.resource("Table"))
            .key(Map.of("pk", value(broken, "pk"), "sk", value(broken, "sk"))));
  }

  @Test
  @Order(9)
  void hold_thatHasEnded_isBilledByTheScheduleAlone() {
    var result = billing.await(SOON.plusMinutes(1), is("billable", "ticket_resolved/ticket/T-1"));

    assertEquals(new BigDecimal("0.99"), result.amount());
  }

  @Test
  @Order(10)
  void results_whileAllGoesWell_areOneMessageEach() {
    billing.takeAll();

    assertEquals(stored(), billing.ids());
    assertEquals(stored().size(), billing.received().size(), () -> "" + billing.received());
    whileAllWentWell = billing.ids();
  }

  @Test
  @Order(11)
  void runtimes_killedInTheMidst_loseNothing() throws Exception {
    var contracts = IntStream.rangeClosed(1, CONTRACTS).mapToObj(i -> "K-" + i).toList();
    var someAnswered = new CountDownLatch(CONTRACTS / 4);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers = new ArrayList<Future<HttpResponse<String>>>();
      for (String contract : contracts) {
        answers.add(
            threads.submit(() -> {
              var answer = sender.deliver("crm", "evt_" + contract, saved(contract));
              someAnswered.countDown();
              return answer;
            }));
      }
      someAnswered.await();
      assertTrue(stack.cloud.killContainers(stack.resource("AttestFunction")) > 0);
      assertTrue(stack.cloud.killRuntimes(stack.resource("PublishFunction")) > 0);
      for (var answer : answers) {
        assertEquals("Billable", StackSender.told(answer.get(), "status"), answer.get().body());
      }
    }

    for (String contract : contracts) {
      var result = billing.await(SOON, is("billable", "cancellation_saved/" + contract));
      receiver.await(SOON, line -> line.id().equals(result.id()));
    }
  }

  @Test
  @Order(12)
  void bus_lostForAMinute_isMadeGoodByRepublish() throws Exception {
    billing.takeAll();
    billing.loseTheBus();
    var since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    // EventBridge takes events for a bus that isn't there, and loses them: aws/aws-cli issue 9186.
    sender.deliver("crm", "evt_lost", saved("B-1"));
    stack.awaitPublished("T#demo#O#cancellation_saved/B-1");
    billing.bringTheBusBack();
    assertTrue(billing.received().stream().noneMatch(is("billable", "cancellation_saved/B-1")));

    stack.run(
        "republish",
        "--table",
        stack.resource("Table"),
        "--since",
        since.toString(),
        "--target",
        stack.resource("Bus"));

    billing.await(SOON, is("billable", "cancellation_saved/B-1"));
  }

  @Test
  @Order(13)
  void results_ofTheTable_areTheIdsOfTheQueue() {
    billing.takeAll();

    assertEquals(stored(), billing.ids());
    for (String id : whileAllWentWell) {
      assertEquals(1, billing.received().stream().filter(r -> r.id().equals(id)).count(), id);
    }
    tell(billing.received().size() + " messages of " + stored().size() + " results");
  }

  @Test
  @Order(14)
  void month_thatIsOver_isSealedInTheBucketVerifiedAndAccepted() throws Exception {
    var month = PayersMonth.of(stack);
    var file = month.sealed(sender.get("/v1/keys").body());
    stack.run("verify", file.toString(), "--keys", month.keys().toString());

    var answers = month.accepted(file, api.uri());

    assertTrue(answers.contains("\"answer\":\"accepted\""), answers);
  }

  /** The ids of all results that the table's entries tell. */
  private Set<String> stored() {
    var ledger = new DynamoLedger(stack.dynamo, stack.resource("Table"));
    var stored = new TreeSet<String>();
    for (String claim : claims) {
      ledger
          .outcomes()
          .history(TENANT, Claim.parse(claim))
          .forEach(entry ->
              entry.entry().results().forEach(result -> stored.add(result.id().toString())));
    }
    return stored;
  }

  private String saved(String contract) {
    return attested("cancellation_saved", contract, Instant.now().minusSeconds(60));
  }

  private String attested(String outcome, String record, Instant occurred) {
    String type = outcome.equals("ticket_resolved") ? "ticket/" : "";
    claims.add(outcome + "/" + type + record);
    return statement("attested", outcome, record, occurred);
  }

  private static String statement(String act, String outcome, String record, Instant occurred) {
    return """
    {"act":"%s","outcome":"%s","record":{"type":"%s","id":"%s"},"session":"ses_1",\
    "occurred_at":"%s"}\
    """
        .formatted(
            act,
            outcome,
            outcome.equals("ticket_resolved") ? "ticket" : "contract",
            record,
            occurred.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String session() {
    var started = Instant.now().minus(HOLD).minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    return """
    {"id":"ses_1","conversation":"conv_1","agent":{"id":"care","version":"3"},"channel":"voice",\
    "mode":"live","started_at":"%s","ended_at":"%s","handled_by":"agent"}\
    """
        .formatted(started, started.plusSeconds(300));
  }

  private static Predicate<Subscription.Result> is(String kind, String claim) {
    return result -> result.kind().equals(kind) && result.claim().equals(claim);
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }

  /** Each step's time is in the output of the build: it shows how long the whole way takes. */
  private void tell(String what) {
    System.out.printf(
        "stack, %d s: %s%n", Duration.between(start, Instant.now()).toSeconds(), what);
  }
}
