package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code countersign billed} and {@code deliver} on a runner's table: a policy was billed at 30.00
 * before the target was there. The engine answers as OpenMeter does, and has nothing.
 */
final class BilledCommandTest {
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();
  private static final TargetKey TARGET =
      new TargetKey(new TenantId("demo"), new TargetName("meter"));

  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final HttpServer engine = engine();
  private final Runner runner = start();

  @BeforeEach
  void bill() throws Exception {
    new ApplyTenant(runner.ledger()).apply(TENANT);
    send(
        "agents",
        "s1",
        "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"},\"started_at\":\"%s\"}".formatted(started));
    send("crm", "m1", policy());
    runner.settle(); // its own delivery takes the result while there is no target
  }

  @AfterEach
  void stop() {
    engine.stop(0);
    runner.close();
  }

  @Test
  void billed_resultWithoutAPosting_isPostedAndToldOnce() {
    target(started.minus(Duration.ofDays(1)));

    var first = run("billed");
    var second = run("billed");

    assertEquals(1, first.status(), first.err());
    assertTrue(
        first.out().startsWith("{\"tenant\":\"demo\",\"target\":\"meter\",\"found\":\"unposted\","),
        first.out());
    assertTrue(first.out().contains("\"follows\":\"posted\""), first.out());
    assertTrue(first.out().contains("\"since\":\""), first.out());
    assertEquals(0, second.status(), second.err());
    assertEquals("", second.out());
    assertEquals(1, due());
  }

  @Test
  void billed_asText_isATable() {
    target(started.minus(Duration.ofDays(1)));

    var ran = run("billed", "--as", "text", "--dry-run");

    assertEquals(2, ran.out().lines().count(), ran.out());
    assertTrue(ran.out().startsWith("found "), ran.out());
    assertTrue(ran.out().contains("policy_signed/"), ran.out());
    assertEquals(0, due());
  }

  @Test
  void billed_ofAnotherMonth_findsNothing() {
    target(started.minus(Duration.ofDays(1)));
    var longAgo = YearMonth.from(started.atZone(ZoneOffset.UTC)).minusMonths(7);

    var ran = run("billed", "--period", longAgo.toString());

    assertEquals(0, ran.status(), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void deliver_since_postsWhatWasBilledBefore() {
    target(started.plus(Duration.ofDays(1)));
    String day = started.minus(Duration.ofDays(1)).toString();

    assertEquals("", run("billed").out());
    var ran = run("deliver", "--since", day);
    var again = run("deliver", "--since", day.substring(0, 10));

    assertEquals(0, ran.status(), ran.err());
    assertTrue(ran.err().contains("1 results posted, 0 were already"), ran.err());
    assertTrue(again.err().contains("0 results posted, 1 were already"), again.err());
    assertEquals(1, due());
  }

  @Test
  void billed_wrongUsage_isTold() {
    assertEquals(2, run("billed", "--period", "November").status());
    assertEquals(2, run("deliver", "--since", "yesterday").status());
    assertEquals(2, run("deliver").status());
    var none = run("billed");
    assertEquals(1, none.status());
    assertTrue(
        none.err()
            .contains(
                "no target meter in the applied billing.yaml of demo; name one of its targets"),
        none.err());
  }

  /** How many postings are to be done, on all pages. */
  private int due() {
    var postings = runner.ledger().postings();
    int due = 0;
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = postings.list(TARGET, new PostingList.Due(), from);
      due += page.postings().size();
      from = page.next();
    } while (from.isPresent());
    return due;
  }

  private void target(Instant from) {
    String billing =
        """
        targets:
          meter:
            engine: openmeter
            url: "http://localhost:%d"
            from: %s
            customer: customer
            secrets: {key: {inline: none}}
        """
            .formatted(engine.getAddress().getPort(), from);
    runner.ledger().registry().putBilling(TARGET.tenant(), billing);
  }

  /** It has no events, and its sums are nothing. */
  private static HttpServer engine() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            boolean sums = exchange.getRequestURI().getPath().contains("/meters/");
            byte[] body = (sums ? "{\"data\":[]}" : "[]").getBytes(UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Runner start() {
    try {
      return Runner.start(new Runner.Options(0, null, event -> {}));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void send(String source, String id, String said) throws Exception {
    var json = (Json.Obj) ((Reading.Read<Json>) StrictJson.parse(said.getBytes(UTF_8))).value();
    var request =
        Sender.of(TENANT, source, null).sign(runner.uri(), id, runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      assertEquals(200, answer.statusCode(), answer.body());
    }
    runner.poll();
  }

  private String policy() {
    return """
    {"act":"attested","outcome":"policy_signed","record":{"type":"policy","id":"P-1"},\
    "session":"ses_1","occurred_at":"%s","stated_at":"%s",\
    "value":{"amount":"1200.00","currency":"EUR"}}\
    """
        .formatted(started, started);
  }

  private Captured run(String command, String... arguments) {
    var all =
        Stream.concat(
                Stream.of(
                    command,
                    "--to",
                    runner.uri().toString(),
                    "--tenant",
                    "demo",
                    "--target",
                    "meter"),
                Stream.of(arguments))
            .toArray(String[]::new);
    return Captured.of(() -> Countersign.run(all));
  }
}
