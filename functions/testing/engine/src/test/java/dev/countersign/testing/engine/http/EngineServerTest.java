package dev.countersign.testing.engine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.Faults;
import dev.countersign.testing.engine.Outage;
import dev.countersign.testing.engine.Outage.How;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EngineServerTest {
  private static final Account ACME = new Account("acme", "calls");
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final String USAGE =
      """
      {"kind": "usage", "key": "res_1", "customer": "acme", "meter": "calls", "value": 3000,
       "time": "2026-11-10T12:00:00Z"}\
      """;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void closeClient() {
    client.close();
  }

  private HttpResponse<String> posts(EngineServer server, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.uri().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> gets(EngineServer server, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.uri().resolve(path)).build(), BodyHandlers.ofString());
  }

  @Test
  void post_requestTwice_isTakenAndThenKnown() throws Exception {
    var engine = new FakeEngine(EngineRules.monthly());
    try (var server = EngineServer.start(engine, () -> NOON)) {
      var first = posts(server, "/v1/requests", USAGE);
      var again = posts(server, "/v1/requests", USAGE);
      var closed =
          posts(server, "/v1/requests", USAGE.replace("-11-10", "-10-10").replace("_1", "_2"));
      var refused =
          posts(server, "/v1/requests", USAGE.replace("3000", "-3000").replace("_1", "_3"));

      assertEquals("200 {\"reference\":\"ref-1\"}", first.statusCode() + " " + first.body());
      assertEquals("409 {\"code\":\"key_is_known\"}", again.statusCode() + " " + again.body());
      assertEquals(
          "422 {\"code\":\"period_is_closed\"}", closed.statusCode() + " " + closed.body());
      assertEquals("400 {\"code\":\"bad_value\"}", refused.statusCode() + " " + refused.body());
    }
    var booked = engine.books(NOON).requests().getFirst();
    assertEquals(USAGE, booked.request().bytes());
    assertEquals(3000, engine.books(NOON).billed(ACME));
  }

  @Test
  void post_correctionAndDocument_areInTheBooks() throws Exception {
    var engine = new FakeEngine(EngineRules.plain());
    try (var server = EngineServer.start(engine, () -> NOON)) {
      posts(server, "/v1/requests", USAGE);
      var negative =
          USAGE
              .replace("usage", "negative")
              .replace("3000", "-1000")
              .replace("res_1", "res_r")
              .replace("}", ", \"of\": \"res_1\"}");
      var credit = USAGE.replace("usage", "document").replace("3000", "-500");
      assertEquals(200, posts(server, "/v1/requests", negative).statusCode());
      assertEquals(200, posts(server, "/v1/requests", credit).statusCode());

      assertEquals("{\"value\":3000}", gets(server, "/v1/lines/res_1").body());
      assertEquals(404, gets(server, "/v1/lines/res_x").statusCode());
      assertEquals("{\"value\":-500}", gets(server, "/v1/documents/res_1").body());
      assertEquals(
          "{\"value\":2000}",
          gets(server, "/v1/sums?customer=acme&meter=calls&period=always").body());
    }
    assertEquals(3000 - 1000 - 500, engine.books(NOON).billed(ACME));
  }

  @Test
  void post_batch_isAnsweredItemByItem() throws Exception {
    var engine = new FakeEngine(EngineRules.plain());
    try (var server = EngineServer.start(engine, () -> NOON)) {
      var batch = "{\"items\": [" + USAGE + "," + USAGE + "]}";
      var answer = posts(server, "/v1/batches", batch);

      assertEquals(
          "{\"answers\":[{\"status\":200,\"body\":{\"reference\":\"ref-1\"}},"
              + "{\"status\":409,\"body\":{\"code\":\"key_is_known\"}}]}",
          answer.body());
    }
  }

  @Test
  void post_whatCannotBeRead_isRefusedAndNotBooked() throws Exception {
    var engine = new FakeEngine(EngineRules.plain());
    try (var server = EngineServer.start(engine, () -> NOON)) {
      for (var bad :
          List.of("", "{", "[]", "{\"kind\": \"gift\"}", USAGE.replace("12:00:00Z", "noon"))) {
        assertEquals("{\"code\":\"unreadable\"}", posts(server, "/v1/requests", bad).body(), bad);
        assertEquals(400, posts(server, "/v1/batches", bad).statusCode(), bad);
      }
      assertEquals(404, gets(server, "/v2").statusCode());
    }
    assertEquals(List.of(), engine.books(NOON).requests());
  }

  @Test
  void post_duringAnOutage_hasRetryAfterOr500() throws Exception {
    var hour = Duration.ofHours(1);
    var until = NOON.plus(hour);
    var outages =
        List.of(
            new Outage(NOON, until, How.BUSY, Duration.ofSeconds(30)),
            new Outage(until, until.plus(hour), How.BROKEN, null));
    var engine = new FakeEngine(EngineRules.plain().with(new Faults(1, 0, 0, outages)));
    try (var busy = EngineServer.start(engine, () -> NOON);
        var broken = EngineServer.start(engine, () -> until)) {
      var answer = posts(busy, "/v1/requests", USAGE);
      assertEquals(429, answer.statusCode());
      assertEquals("30", answer.headers().firstValue("Retry-After").orElseThrow());
      assertEquals(500, posts(broken, "/v1/requests", USAGE).statusCode());
      assertEquals(500, gets(broken, "/v1/lines/res_1").statusCode());
    }
  }

  @Test
  void post_lostAnswer_endsWithoutOneAndIsTaken() throws Exception {
    var lost = new Faults(1, 0, 1000, List.of());
    var engine = new FakeEngine(EngineRules.plain().with(lost));
    try (var server = EngineServer.start(engine, () -> NOON)) {
      assertThrows(IOException.class, () -> posts(server, "/v1/requests", USAGE));
    }
    assertEquals(Verdict.TAKEN, engine.books(NOON).requests().getFirst().verdict());
    assertEquals(3000, engine.books(NOON).billed(ACME));
  }
}
