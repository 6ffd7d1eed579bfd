package dev.countersign.local.sam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.command.Countersign;
import dev.countersign.local.sam.Sam.SamRun;
import dev.countersign.local.send.Sender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template and the zip as AWS would run them: each function by {@code sam local invoke}, the
 * HTTP API by {@code sam local start-api}, on a LocalStack. In order, since a story is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SamTest {
  private static final String[] REPLAY = {
    "replay",
    "--tenant",
    "demo",
    "--table",
    SamStack.NAME,
    "--receipt-key",
    "/countersign/receipt-key",
    "--issuer",
    "https://countersign.example",
    "--all"
  };
  private static final Path ROOT = RepositoryFiles.root();

  @TempDir static Path folder = Path.of("");
  private SamStack cloud;
  private @Nullable SamFunctions functions;

  SamTest() {
    Sam.require();
    this.cloud = new SamStack(ROOT);
  }

  @BeforeAll
  void prepare() throws IOException {
    functions = SamFunctions.of(cloud, ROOT, folder);
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  @Order(1)
  void template_linted_isClean() throws Exception {
    var linted = Sam.run(ROOT, "validate", "--lint", "-t", "template.yaml");

    assertEquals(0, linted.exit(), linted.err());
  }

  @Test
  @Order(2)
  void template_built_leavesTheZipAsItIs() throws Exception {
    var built = Sam.run(ROOT, "build", "-t", "template.yaml", "--build-dir", folder + "/build");

    assertEquals(0, built.exit(), built.err());
    String result = Files.readString(folder.resolve("build/template.yaml"));
    assertEquals(11, result.split("CodeUri: .*function.zip", -1).length - 1);
  }

  @Test
  @Order(3)
  void sessions_signedRecord_isRecorded() throws Exception {
    var answer = invoke("SessionsFunction", signed("agents", "sessions/voice-call.json"));

    assertTrue(answer.answer().contains("\"statusCode\":200"), answer.toString());
  }

  @Test
  @Order(4)
  void attest_signedStatement_isDecidedAndHasAReceipt() throws Exception {
    var answer = invoke("AttestFunction", signed("crm", "attest/ticket-resolved.json"));

    assertTrue(answer.answer().contains("\"statusCode\":200"), answer.toString());
    assertTrue(answer.answer().contains("receipt"), answer.toString());
    // Its hold of 72 hours ended long ago.
    assertEquals(OutcomeStatus.BILLABLE, status("ticket_resolved", "ticket", "T-100"));
  }

  @Test
  @Order(5)
  void attest_samplesThatAreNotBelieved_areOneAnswer() throws Exception {
    for (String sample : List.of("forged", "stale", "unknown-source")) {
      var answer =
          invoke("AttestFunction", ROOT.resolve("events/attest/" + sample + ".event.json"));

      assertTrue(answer.answer().contains("\"statusCode\":401"), sample + answer);
    }
  }

  @Test
  @Order(6)
  void publish_newEntry_isOnTheBus() throws Exception {
    var answer = invoke("PublishFunction", ROOT.resolve("events/publish/new-entry.event.json"));

    assertEquals("{\"batchItemFailures\": []}", answer.answer());
    assertTrue(answer.err().contains("\"entries\":1"), answer.err());
  }

  @Test
  @Order(7)
  void publish_poisonRecord_isPutAsideAndHoldsUpNothing() throws Exception {
    var answer =
        invoke("PublishFunction", ROOT.resolve("events/publish/poison-then-new-entry.event.json"));

    assertEquals("{\"batchItemFailures\": []}", answer.answer());
    var poisoned = cloud.poisoned();
    assertEquals(1, poisoned.size());
    assertTrue(poisoned.getFirst().contains("E#000009"), poisoned.getFirst());
  }

  @Test
  @Order(8)
  void settle_everyMinute_publishesWhatIsDue() throws Exception {
    invoke("AttestFunction", signed("crm", "attest/cancellation-saved.json"));
    theStreamIsLate();
    var answer = invoke("SettleFunction", ROOT.resolve("events/settle/every-minute.event.json"));

    assertTrue(answer.answer().contains("\"failed\": 0"), answer.toString());
    // No stream is there, so that settle is the one that publishes.
    String events = String.join("\n", cloud.published());
    assertEquals(2, events.lines().count(), events);
    assertTrue(events.contains("\"amount\":\"12.00\""), events);
    assertTrue(events.contains("\"amount\":\"0.99\""), events);
    assertEquals(OutcomeStatus.BILLABLE, status("cancellation_saved", "C-100"));
  }

  /** Makes what waits for the stream due now, as it is when the grace is over. */
  private void theStreamIsLate() {
    var due = cloud.ledger.due();
    var now = Instant.now();
    for (int shard = 0; shard < DueIndex.SHARDS; shard++) {
      due.due(shard, now.plus(DueWork.Publish.GRACE), 100).forEach(work -> due.putOff(work, now));
    }
  }

  @Test
  @Order(9)
  void keys_hostThatIsNotAdmitted_isNotAsked() throws Exception {
    var sets = cloud.ledger.keySets();
    var source = new SourceId("portal");
    sets.follow(SamStack.TENANT, source, URI.create("https://issuer.example/jwks"));
    var answer = invoke("KeysFunction", ROOT.resolve("events/keys/every-minute.event.json"));

    assertEquals(
        "{\"fetched\": 0, \"failed\": 1, \"left\": 0, \"failures_in_a_row\": 1}", answer.answer());
    assertEquals(1, sets.find(SamStack.TENANT, source).orElseThrow().failures());
  }

  @Test
  @Order(9)
  void fetch_nothingThatWaits_readsNothing() throws Exception {
    var answer = invoke("FetchFunction", ROOT.resolve("events/fetch/every-minute.event.json"));

    assertEquals(
        "{\"done\": 0, \"refused\": 0, \"failed\": 0, \"dropped\": 0, \"defects\": 0,"
            + " \"broken\": 0, \"oldest_seconds\": 0}",
        answer.answer());
  }

  /** Of a tenant whose month is open. */
  @Test
  @Order(9)
  void seal_everyHour_sealsNothingThatIsOpen() throws Exception {
    var answer = invoke("SealFunction", ROOT.resolve("events/seal/every-hour.event.json"));

    assertEquals(
        "{\"sealed\": 0, \"waiting\": 0, \"left\": 0, \"failed\": 0, \"overdue\": 0}",
        answer.answer());
  }

  /**
   * A reader whose token nobody of the tenant's readers made, and the log before its first month.
   */
  @Test
  @Order(9)
  void read_ofWhatIsNotThere_isAnswered() throws Exception {
    for (var expected : Map.of("months", 401, "log-checkpoint", 404).entrySet()) {
      var event = ROOT.resolve("events/read/" + expected.getKey() + ".event.json");
      var answer = invoke("ReadFunction", event);

      String status = "\"statusCode\":" + expected.getValue();
      assertTrue(answer.answer().contains(status), answer.toString());
    }
  }

  /** A line is found by its outcome once that was published. */
  @Test
  @Order(10)
  void attest_disputeAnswerAndInquiry_areDecided() throws Exception {
    var kinds = new KindsSamples(functions(), cloud.kinds);
    kinds.accepted("SessionsFunction", "agents", "sessions/voice-call.json");
    kinds.accepted("SessionsFunction", "agents", "sessions/claimed.json");
    kinds.accepted("AttestFunction", "crm", "attest/ticket-resolved.json");
    theStreamIsLate();
    invoke("SettleFunction", ROOT.resolve("events/settle/every-minute.event.json"));

    assertEquals("200 opened open disputed", kinds.said("till", "p1", "attest/disputed.json"));
    assertEquals(
        "200 answered answered disputed", kinds.said("counter", "s1", "attest/answered.json"));
    assertEquals("200 opened open inquiry", kinds.said("asker", "q1", "attest/asked.json"));
  }

  @Test
  @Order(11)
  void replay_overTheTable_decidesWhatTheFunctionRefused() throws Exception {
    var answer = invoke("AttestFunction", signed("helpdesk", "attest/cancellation-saved.json"));
    assertTrue(answer.answer().contains("\"statusCode\":422"), answer.toString());
    var terms =
        """
        outcome: cancellation_saved
        version: 2
        effective_from: 2026-02-01T00:00:00Z
        sources: [crm, helpdesk]
        claim_by: [record.id]
        match: {by: [session], window: P14D, wait: P7D}
        price: {each: "12.00", currency: EUR}
        """;
    cloud
        .ledger
        .registry()
        .putTerms(SamStack.TENANT, new OutcomeType("cancellation_saved"), 2, terms);

    int exit = cloud.asTheSdkFindsIt(() -> Countersign.run(REPLAY));

    assertEquals(0, exit);
    var refused = cloud.ledger.refusals().list(SamStack.TENANT, 10);
    assertTrue(refused.getFirst().decidedAt().isPresent());
    assertTrue(
        cloud
            .ledger
            .outcomes()
            .last(SamStack.TENANT, claim("cancellation_saved", "C-100"))
            .orElseThrow()
            .entry()
            .registers()
            .statements()
            .all()
            .stream()
            .anyMatch(said -> said.source().value().equals("helpdesk")));
  }

  @Test
  @Order(12)
  void resolve_overTheTable_isRefusedByNameWhereNothingIsToChoose() {
    var arguments = new ArrayList<>(List.of(REPLAY));
    arguments.set(0, "resolve");
    arguments.removeLast();
    arguments.addAll(
        List.of(
            "cancellation_saved/C-100", "--session", "ses_1", "--by", "ann", "--why", "as a test"));
    var told = new ByteArrayOutputStream();
    var out = System.out;
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      int exit = cloud.asTheSdkFindsIt(() -> Countersign.run(arguments.toArray(new String[0])));
      assertEquals(1, exit);
    } finally {
      System.setOut(out);
    }
    assertTrue(told.toString(UTF_8).contains("nothing_to_choose"), told.toString(UTF_8));
  }

  @Test
  @Order(13)
  void startApi_postMadeWithSend_isAnswered() throws Exception {
    int port = Sam.freePort();
    var api = functions().api(port);
    try {
      Sam.awaitListening(port, api);
      var crm = new SourceName(SamStack.TENANT, new SourceId("crm"));
      var address = SourceAddress.of(crm, Kind.ATTESTATION, AddressKey.of(cloud.addressKey)).path();
      int exit =
          Countersign.run(
              "send",
              "--tenant",
              ROOT.resolve("infra/tenants/demo").toString(),
              "--source",
              "crm",
              "--to",
              "http://127.0.0.1:" + port + address,
              "--id",
              "evt_api",
              ROOT.resolve("events/attest/cancellation-saved.json").toString());

      assertEquals(0, exit, Files.readString(folder.resolve("api.log")));
      var history =
          cloud.ledger.outcomes().history(SamStack.TENANT, claim("cancellation_saved", "C-100"));
      assertEquals(3, history.size(), "a second message of the same fact is one more entry");
    } finally {
      api.descendants().forEach(ProcessHandle::destroy);
      api.destroy();
      api.waitFor();
    }
  }

  private SamFunctions functions() {
    return Objects.requireNonNull(functions);
  }

  private SamRun invoke(String function, Path event) throws Exception {
    return functions().invoke(function, event);
  }

  /** Signed now, since a signature is believed for five minutes only. */
  private Path signed(String source, String sample) throws IOException {
    var sender = Sender.of(cloud.tenant, source, null);
    return functions().event(sender, "msg-" + sample.hashCode(), sample);
  }

  private OutcomeStatus status(String type, String... key) {
    return cloud
        .ledger
        .outcomes()
        .last(SamStack.TENANT, claim(type, key))
        .orElseThrow()
        .entry()
        .status();
  }

  private static Claim claim(String type, String... key) {
    return Claim.of(new OutcomeType(type), List.of(key));
  }
}
