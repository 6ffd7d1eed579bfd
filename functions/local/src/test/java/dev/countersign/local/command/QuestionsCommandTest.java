package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.local.table.LocalStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code countersign disputes} and {@code inquiries}: from a folder, and from a server. */
final class QuestionsCommandTest {
  private static final Instant NOON = Instant.parse("2026-12-10T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  private static Captured run(String... arguments) {
    return Captured.of(() -> Countersign.run(arguments));
  }

  @Test
  void disputes_ofAStoppedRunner_areListedOneALine() {
    try (var store = LocalStore.open(folder)) {
      put(store, Kind.DISPUTE, "dsp_" + "1".repeat(32), "open");
      put(store, Kind.DISPUTE, "dsp_" + "2".repeat(32), "falls");
      put(store, Kind.INQUIRY, "inq_" + "3".repeat(32), "owed");
    }
    String data = folder.toString();

    var all = run("disputes", "--tenant", "acme", "--data", data);
    assertEquals(0, all.status(), all.err());
    assertEquals(2, all.out().lines().count(), all.out());
    var open = run("disputes", "--tenant", "acme", "--data", data, "--state", "open,answered");
    assertEquals("{\"state\":\"open\"}\n", open.out());
    var inquiries = run("inquiries", "--tenant", "acme", "--data", data);
    assertEquals("{\"state\":\"owed\"}\n", inquiries.out());
    var none = run("disputes", "--tenant", "beta", "--data", data);
    assertEquals("", none.out());
    assertTrue(none.err().contains("countersign disputes: beta has none of these"), none.err());
  }

  private static void put(LocalStore store, Kind kind, String id, String state) {
    byte[] said = ("{\"state\":\"" + state + "\"}").getBytes(StandardCharsets.UTF_8);
    store
        .ledger()
        .questions()
        .put(new TenantId("acme"), new Question(kind, id, NOON, 1, null, Bytes.of(said)));
  }

  @Test
  void disputes_ofAServer_areReadPageByPageAndTheTokenGoesNowhereElse() throws Exception {
    var asked = new ArrayList<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/disputes", exchange -> answer(exchange, asked));
    server.start();
    try {
      var token = Files.writeString(folder.resolve("token"), "good\n");
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

      var told =
          run(
              "disputes",
              "--tenant",
              "acme",
              "--server",
              address,
              "--token",
              token.toString(),
              "--month",
              "2026-11",
              "--state",
              "open");

      assertEquals(0, told.status(), told.err());
      assertEquals("{\"page\":1}\n{\"page\":2}\n", told.out());
      assertEquals(
          List.of(
              "month=2026-11&order=newest&state=open&tenant=acme Bearer good",
              "cursor=two Bearer good"),
          asked);
      Files.writeString(token, "bad");
      var refused =
          run("disputes", "--tenant", "acme", "--server", address, "--token", token.toString());
      assertEquals(1, refused.status());
      assertTrue(refused.err().startsWith("HTTP 401"), refused.err());
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, List<String> asked) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("authorization");
    String query = exchange.getRequestURI().getQuery();
    asked.add(query + " " + bearer);
    boolean first = !query.startsWith("cursor=");
    if (first) {
      exchange
          .getResponseHeaders()
          .set("link", "<https://elsewhere.example/v1/disputes?cursor=two>; rel=\"next\"");
    }
    byte[] body = ("{\"page\":" + (first ? 1 : 2) + "}\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(bearer.endsWith("good") ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "disputes  | --state   | owed       | --state: one or more of adjusted",
        "inquiries | --state   | falls      | --state: one or more of attested",
        "disputes  | --outcome | out_1      | --outcome: not of the form",
        "disputes  | --data    | not/there  | --data: no such folder",
        "disputes  | --server  | http://x   | --server and --token go together"
      })
  void list_thatCantBe_saysWhichOptionIsWrong(
      String command, String option, String value, String why) {
    var told = run(command, "--tenant", "acme", option, value);

    assertEquals(1, told.status(), told.out());
    assertTrue(told.err().contains(why), told.err());
  }

  @Test
  void list_fromTwoPlaces_isRefused() {
    var told = run("disputes", "--tenant", "acme", "--data", folder.toString(), "--table", "t");

    assertEquals(1, told.status());
    assertTrue(told.err().contains("give one of --data, --table, --server and --to"), told.err());
  }
}
