package dev.countersign.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.AwsProperties;
import dev.countersign.local.command.Countersign;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import dev.countersign.local.table.LocalStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code infra/operator-policy.json} allows the calls that the commands make, and none that no
 * command makes. The commands are the real ones, over DynamoDB Local.
 */
@Timeout(120)
final class OperatorPolicyTest {
  private static final String PSEUDONYMS = "0123456789abcdef0123456789abcdef";
  private static final String TERMS =
      """
      outcome: %s
      version: 1
      effective_from: 2026-01-01T00:00:00Z
      sources: [crm]
      claim_by: [record.id]
      match: {by: [session, record, subject], window: P7D, wait: P3D}
      attribution: sole
      price: {each: "0.99", currency: EUR}
      bill_to: {customer: acme}
      """;

  private static final String BILLING =
      """
      targets:
        own: {engine: standard-webhook, url: "http://localhost:9/", from: 2026-01-01T00:00:00Z,
          customer: nobody, secrets: {key: {inline: whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=}}}
        other: {engine: file, url: "file:///nowhere", from: 2026-01-01T00:00:00Z, customer: nobody}
      """;

  /**
   * What seal and replay ask S3 for, without a client of the SDK, so that no call is recorded here.
   */
  private static final Set<String> FILES_OF_MONTHS = Set.of("SealedMonths", "WhetherAFileIsThere");

  @TempDir private Path home;

  private final List<PublishedEvent> events = new CopyOnWriteArrayList<>();
  private final List<AwsCall> calls = new ArrayList<>();

  @BeforeEach
  void folder() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {inline: " + PSEUDONYMS + "}}");
    for (String source : List.of("crm", "portal")) {
      write("sources/" + source + ".yaml", source(source, "attestation"));
    }
    write("sources/agents.yaml", source("agents", "session"));
    write("terms/lead_won.yaml", TERMS.formatted("lead_won"));
  }

  @Test
  void operator_allThatCommandsAskFor_isAllowedAndNothingMore() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, events::add));
        var services = ServiceStub.with(PSEUDONYMS)) {
      history(runner);
      try (var _ = AwsProperties.of(runner.dynamo())) {
        calls.addAll(RecordedCalls.of(services.uri(), this::everyCommand));
      }
    }

    var policy = OperatorPolicy.read(LocalStore.TABLE);
    assertEquals(
        List.of(), calls.stream().filter(call -> !policy.allows(call)).distinct().toList());
    var unused = policy.unusedBy(calls);
    unused.removeIf(
        statement -> FILES_OF_MONTHS.contains(statement.substring(0, statement.indexOf(' '))));
    assertEquals(List.of(), unused);
  }

  @Test
  void operator_whatNoCommandNeeds_isDenied() throws Exception {
    var policy = OperatorPolicy.read("ours");

    for (String action : List.of("GetItem", "PutItem", "Scan")) {
      assertFalse(policy.allows(call("dynamodb:" + action, "dynamodb", "table/theirs")));
    }
    for (String action : List.of("DeleteTable", "UpdateTable", "DeleteItem")) {
      assertFalse(policy.allows(call("dynamodb:" + action, "dynamodb", "table/ours")));
    }
    assertFalse(policy.allows(call("ssm:GetParameter", "ssm", "parameter/other/key")));
    assertFalse(policy.allows(call("ssm:DeleteParameter", "ssm", "parameter/countersign/k")));
    assertFalse(
        policy.allows(call("secretsmanager:GetSecretValue", "secretsmanager", "secret:other-a")));
  }

  private static AwsCall call(String action, String service, String resource) {
    return new AwsCall(action, Set.of("arn:aws:" + service + ":REGION:ACCOUNT:" + resource));
  }

  /** Two sessions of one person, an ambiguous lead, a ticket that is billed, an unknown type. */
  private void history(Runner runner) throws Exception {
    new ApplyTenant(runner.ledger()).apply(content());
    runner.ledger().registry().putBilling(new TenantId("acme"), BILLING);
    for (String session : List.of("ses_1", "ses_2")) {
      send(
          runner,
          "agents",
          session,
          """
          {"id":"%s","agent":{"id":"a"},"started_at":"%s","subjects":[{"format":"email","email":"ada@example.com"}]}\
          """
              .formatted(session, runner.clock().instant().minusSeconds(60)));
    }
    send(runner, "crm", "m1", attested(runner, "lead_won", "1"));
    send(runner, "crm", "m2", attested(runner, "upsell", "2"));
    send(
        runner,
        "crm",
        "m3",
        attested(runner, "lead_won", "3")
            .replace("\"subject\"", "\"session\":\"ses_1\",\"subject\""));
    runner.clock().pass(Duration.ofMinutes(1));
    runner.settle();
  }

  private static String attested(Runner runner, String type, String record) {
    return """
    {"act":"attested","outcome":"%s","record":{"type":"lead","id":"%s"},\
    "subject":{"format":"email","email":"ada@example.com"},"occurred_at":"%s"}\
    """
        .formatted(type, record, runner.clock().instant());
  }

  private void everyCommand() throws Exception {
    String receipts = "/countersign/receipt-key";
    run("key", "new", "--ssm", receipts);
    run("key", "show", "--ssm", receipts);
    run("key", "rotate", "--ssm", receipts);
    run("key", "new", "--address", "--ssm", "/countersign/address-key");

    write(
        "tenant.yaml",
        "{id: acme, name: Acme, pseudonym_key: {secretsmanager: countersign/acme/pseudonyms}}");
    write("terms/upsell.yaml", TERMS.formatted("upsell"));
    // A target that moves is looked into.
    write(
        "billing.yaml",
        BILLING
            .replace("customer: nobody", "customer: customer")
            .replace(":9/", ":10/")
            .replace("file:///nowhere", home.resolve("results").toUri().toString()));
    Files.delete(home.resolve("sources/portal.yaml"));
    table("apply", home.toString(), "--check");
    decide("apply", home.toString(), "--yes");

    table("replay", "--tenant", "acme");
    decide("replay", "--tenant", "acme", "--all");
    table("resolve", "--tenant", "acme");
    decide(
        "resolve",
        "--tenant",
        "acme",
        "lead_won/1",
        "--session",
        "ses_1",
        "--by",
        "a",
        "--why",
        "b");
    Path notes = home.resolve("notes.jws");
    Files.writeString(notes, decide("erase", "--tenant", "acme", "--subject", "ada@example.com"));
    table("erase", "--tenant", "acme", "--list");
    table("erase", "--tenant", "acme", "--again", notes.toString());
    table("uplift", "--tenant", "acme", "--outcome", "lead_won");
    table("export", "--tenant", "acme");
    table("passed-over", "--tenant", "acme");
    desk();
    Path published = home.resolve("events.ndjson");
    Files.writeString(
        published,
        String.join(
            "\n",
            events.stream()
                .map(event -> new String(event.detail(), StandardCharsets.UTF_8))
                .toList()));
    decide("restored", "--events", published.toString());
    for (String target : List.of("BUS", "arn:aws:sqs:eu-central-1:000000000000:QUEUE")) {
      table("republish", "--since", "2026-01-01T00:00:00Z", "--target", target);
    }
  }

  /** What was billed at first is held by both targets: its bill_to named no customer of theirs. */
  private void desk() throws Exception {
    var held =
        table("held", "--tenant", "acme")
            .lines()
            .filter(line -> line.contains("\"claim\":\"lead_won/3\""))
            .toList();
    assertEquals(2, held.size(), held::toString);
    table("held", "--tenant", "acme", "--target", "own");
    decideHeld(held.getFirst(), "release", "--done");
    decideHeld(held.getLast(), "give-up");
    table("billed", "--tenant", "acme", "--target", "own");
    table("deliver", "--tenant", "acme", "--target", "other", "--since", "2026-01-01");
  }

  private void decideHeld(String held, String... verb) throws Exception {
    var said =
        (Json.Obj)
            ((Reading.Read<Json>) StrictJson.parse(held.getBytes(StandardCharsets.UTF_8))).value();
    var command = new ArrayList<>(List.of(verb));
    command.addAll(List.of("--tenant", "acme", "--why", "a test"));
    command.addAll(List.of("--target", said.text("target").orElseThrow()));
    command.add(said.text("id").orElseThrow());
    table(command.toArray(String[]::new));
  }

  private String table(String... command) throws Exception {
    return run(Stream.concat(Stream.of(command), Stream.of("--table", LocalStore.TABLE)));
  }

  private String decide(String... command) throws Exception {
    return run(
        Stream.concat(
            Stream.of(command),
            Stream.of(
                "--table",
                LocalStore.TABLE,
                "--receipt-key",
                "/countersign/receipt-key",
                "--issuer",
                "https://seller.example")));
  }

  private static String run(String... command) throws IOException {
    return run(Stream.of(command));
  }

  /** What the command prints; it must be done. */
  private static String run(Stream<String> command) throws IOException {
    var arguments = command.toArray(String[]::new);
    var before = System.out;
    try (var out = new ByteArrayOutputStream()) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      assertEquals(0, Countersign.run(arguments), String.join(" ", arguments));
      return out.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
    }
  }

  private void send(Runner runner, String source, String id, String said) throws Exception {
    var json =
        ((Reading.Read<Json>) StrictJson.parse(said.getBytes(StandardCharsets.UTF_8))).value();
    var request =
        Sender.of(content(), source, null).sign(runner.uri(), id, runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      boolean isTaken = answer.statusCode() / 100 == 2;
      assertEquals(!said.contains("upsell"), isTaken, answer.body());
    }
  }

  private TenantFolder.Content content() {
    return ((TenantFolder.Folder.Good) TenantFolder.read(home)).content();
  }

  private static String source(String id, String kind) {
    var key = (id + "-0123456789abcdef0123456789abcdef").getBytes(StandardCharsets.UTF_8);
    return "{id: %s, kind: %s, profile: standard-webhooks, keys: [{secret: {inline: whsec_%s}}]}"
        .formatted(id, kind, Base64.getEncoder().encodeToString(key));
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
