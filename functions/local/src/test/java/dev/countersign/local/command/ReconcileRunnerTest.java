package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.LeafKind;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a lost webhook on a running system: it is found, signed by the payer, and heard. */
final class ReconcileRunnerTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String SECRET = "whsec_ZGVtby1jcm0ta2V5LW9uZS0wMTIzNDU2Nzg5YWJjZGVm";
  private static final String OF_AGENTS = "whsec_ZGVtby1hZ2VudHMta2V5LTAxMjM0NTY3ODlhYmNkZWY=";
  private static final int RAW = 32;
  private static final long PATIENCE = 60_000_000_000L;

  private final Instant occurred = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);
  private final YearMonth period = YearMonth.from(occurred.atZone(ZoneOffset.UTC));

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    put("payer.pem", "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    byte[] spki = pair.getPublic().getEncoded();
    String raw =
        Base64.getEncoder()
            .encodeToString(Arrays.copyOfRange(spki, spki.length - RAW, spki.length));
    put("tenant/tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {inline: " + KEY + "}}");
    put("tenant/sources/crm.yaml", source("crm", "attestation", "standard-webhooks", SECRET));
    put("tenant/sources/agents.yaml", source("agents", "session", "standard-webhooks", OF_AGENTS));
    put(
        "tenant/sources/payer.yaml",
        source("payer", "attestation", "standard-webhooks-v1a", "whpk_" + raw));
    put(
        "tenant/terms/ticket_resolved.yaml",
        """
        outcome: ticket_resolved
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        succeeds: {crm: [payer]}
        claim_by: [record.type, record.id]
        match: {by: [session, record], window: P7D, wait: P3D}
        price: {each: "0.99", currency: EUR}
        bill_to: {customer: acme}
        """);
    put("key.txt", KEY);
    put(
        "tickets.csv",
        "Ticket,Day\nT-1,%s\nT-2,%s\nT-4,%s\n".formatted(occurred, occurred, occurred));
    put(
        "profile.yaml",
        """
        export: tickets
        columns: {record.id: Ticket, occurred_at: Day}
        set: {outcome: ticket_resolved, record.type: ticket}
        """);
  }

  private void put(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String source(String id, String kind, String profile, String secret) {
    return "{id: %s, kind: %s, profile: %s, keys: [{secret: {inline: \"%s\"}}]}"
        .formatted(id, kind, profile, secret);
  }

  private TenantFolder.Content tenant() {
    return ((TenantFolder.Folder.Good) TenantFolder.read(folder.resolve("tenant"))).content();
  }

  private Captured reconcile(Runner runner, String theirs, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "reconcile",
                "--tenant",
                "acme",
                "--period",
                period.toString(),
                "--runner",
                runner.uri().toString(),
                "--theirs",
                folder.resolve(theirs).toString(),
                "--profile",
                folder.resolve("profile.yaml").toString(),
                "--key",
                folder.resolve("key.txt").toString(),
                "--wait",
                "PT0S"));
    arguments.addAll(List.of(more));
    return Captured.of(() -> Countersign.run(arguments.toArray(String[]::new)));
  }

  /** Each word in the table with its count. */
  private static void assertCells(Captured told, String... cells) {
    assertEquals(0, told.status(), told.out() + told.err());
    for (String cell : cells) {
      String pattern = "(?s).*\n" + cell.replace(" ", " +") + "\\b.*";
      assertTrue(told.err().matches(pattern), cell + " in\n" + told.err() + told.out());
    }
  }

  @Test
  void resultWhoseWebhookWasLost_isFoundSignedAndHeard() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, folder.resolve("data"), event -> {}))) {
      new ApplyTenant(runner.ledger()).apply(tenant());
      for (int i = 1; i <= 3; i++) {
        send(runner, "agents", session(i));
      }
      send(runner, "crm", ticket("T-1"));
      await(runner, LeafKind.SESSION, 3);
      await(runner, LeafKind.ENTRY, 1);

      var first = reconcile(runner, "tickets.csv");
      assertCells(first, "agreed 1", "unheard 1", "unanswered 1", "theirs 1", "cannot_settle 0");
      assertTrue(
          first.out().contains("\"claim\":\"ticket_resolved/ticket/T-2\",\"session\":\"ses_2\""),
          first.out());

      assertBlindedIsTheSame(runner, first);

      String[] attest = {
        "--attest",
        "--signing-key",
        folder.resolve("payer.pem").toString(),
        "--to",
        runner.uri() + "/v1/sources/acme.payer/attestations"
      };
      var sent = reconcile(runner, "tickets.csv", attest);
      assertTrue(
          sent.out()
              .endsWith("{\"attested\":{\"line\":3,\"http\":200,\"verdict\":\"accepted\"}}\n"),
          sent.out() + sent.err());

      await(runner, LeafKind.ENTRY, 2);
      var after = reconcile(runner, "tickets.csv", attest);
      assertCells(after, "agreed 2", "unheard 0", "unanswered 1", "theirs 1");
      assertTrue(after.out().endsWith("}}\n") && !after.out().contains("attested"), after.out());
    }
  }

  private void assertBlindedIsTheSame(Runner runner, Captured open) {
    var blinded =
        Captured.of(() ->
            Countersign.run(
                "blind",
                folder.resolve("tickets.csv").toString(),
                "--tenant",
                "acme",
                "--profile",
                folder.resolve("profile.yaml").toString(),
                "--key",
                folder.resolve("key.txt").toString(),
                "--out",
                folder.resolve("blinded.ndjson").toString()));
    assertEquals(0, blinded.status(), blinded.err());

    var told = reconcile(runner, "blinded.ndjson");

    assertCells(told, "agreed 1", "unheard 1", "unanswered 1", "theirs 1");
    assertEquals(open.err().lines().skip(1).toList(), told.err().lines().skip(1).toList());
  }

  /** Until the index has so many leaves of the month: they come by the table's stream. */
  private void await(Runner runner, LeafKind kind, int leaves) {
    long end = System.nanoTime() + PATIENCE;
    while (count(runner, kind) < leaves) {
      assertTrue(System.nanoTime() < end, () -> "fewer than " + leaves + " leaves of " + kind);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private int count(Runner runner, LeafKind kind) {
    var found = new AtomicInteger();
    runner.ledger().monthIndex().leaves(ACME, period, kind, leaf -> found.incrementAndGet());
    return found.get();
  }

  private void send(Runner runner, String source, String said) throws Exception {
    var json =
        ((Reading.Read<Json>) StrictJson.parse(said.getBytes(StandardCharsets.UTF_8))).value();
    String id = "msg_" + Integer.toHexString(said.hashCode());
    var request = Sender.of(tenant(), source, null).sign(runner.uri(), id, Instant.now(), json);
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      assertEquals(200, answer.statusCode(), answer.body());
    }
  }

  private String session(int number) {
    return """
    {"id":"ses_%d","agent":{"id":"a"},"started_at":"%s","claimed":["ticket_resolved"],\
    "records":[{"type":"ticket","id":"T-%d"}]}\
    """
        .formatted(number, occurred, number);
  }

  private String ticket(String id) {
    return """
    {"act":"attested","outcome":"ticket_resolved","record":{"type":"ticket","id":"%s"},\
    "occurred_at":"%s"}\
    """
        .formatted(id, occurred);
  }
}
