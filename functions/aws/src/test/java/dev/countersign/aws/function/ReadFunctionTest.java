package dev.countersign.aws.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.read.ReaderDoor;
import dev.countersign.app.read.ends.BoundedAnswers;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredReaders;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.signature.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What API Gateway gets for readers. */
final class ReadFunctionTest {
  private static final Secret KEY = ReceiptSigner.generate("k1");
  private static final int MOST = 3_000_000;

  @TempDir private Path folder = Path.of("");

  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void tenant() {
    String keys = ReceiptSigner.of(KEY, "https://c.example").publicKeys();
    ledger
        .registry()
        .putTenant(
            new TenantId("acme"),
            "{id: acme, name: N, pseudonym_key: {ssm: /p}, readers: [{id: login, issuer: login,"
                + " audience: c, keys: [{secret: {inline: '"
                + keys
                + "'}}], roles: {payer: {team: a}}}]}");
  }

  private APIGatewayV2HTTPResponse get(String path, String query, Map<String, String> headers) {
    return function(List.of())
        .handleRequest(
            new HttpEvent(
                path,
                query,
                headers,
                null,
                false,
                new HttpEvent.RequestContext("x.example", new HttpEvent.Http("GET"), null),
                false),
            TestContext.of("req-1"));
  }

  private ReadFunction function(List<String> failing) {
    var readers = new RegisteredReaders(ledger, new InlineSecrets(), () -> 0);
    var ends =
        new ReadEnds(
            new ReaderDoor(readers),
            ledger,
            new FolderFiles(folder),
            () -> "",
            line -> {});
    return new ReadFunction(
        TestInvocation.create(),
        new HttpEvents(() -> "hooks"),
        new RehearsedEvents(failing),
        ends,
        new BoundedAnswers(MOST, name -> URI.create("https://files.example/" + name)));
  }

  private APIGatewayV2HTTPResponse month() {
    return get("/v1/months/2026-11", "tenant=acme", Map.of("authorization", "Bearer " + token()));
  }

  private void sealed(byte[] content) throws IOException {
    Files.write(folder.resolve("acme-2026-11.sealed"), content);
  }

  @Test
  void handleRequest_rehearsed_isAnsweredByWhatFails() {
    var event = new HttpEvent(null, null, null, null, false, null, true);

    for (var failing : List.of(List.<String>of(), List.of("months"))) {
      var answer = function(failing).handleRequest(event, TestContext.of("req-1"));
      assertEquals(failing.isEmpty() ? 200 : 503, answer.getStatusCode());
    }
  }

  /** A tile is bytes, and everybody may keep it. */
  @Test
  void handleRequest_forATile_isItsBytes() throws IOException {
    byte[] tile = new byte[32];
    tile[0] = (byte) 0xff;
    Files.createDirectories(folder.resolve("log/tile/0"));
    Files.createDirectories(folder.resolve("log/tile/0/000.p"));
    Files.write(folder.resolve("log/tile/0/000.p/1"), tile);

    for (String base : List.of("", "/hooks")) {
      var answer = get(base + "/log/tile/0/000.p/1", "", Map.of());
      assertEquals(200, answer.getStatusCode());
      assertTrue(answer.getIsBase64Encoded());
      assertArrayEquals(tile, Base64.getDecoder().decode(answer.getBody()));
      assertEquals("public, max-age=31536000, immutable", answer.getHeaders().get("cache-control"));
    }
  }

  @Test
  void handleRequest_forTheCheckpoint_isText() throws IOException {
    Files.createDirectories(folder.resolve("log"));
    Files.writeString(folder.resolve("log/checkpoint"), "c.example/log\n1\n\u2014 ");

    var answer = get("/log/checkpoint", "", Map.of());

    assertFalse(answer.getIsBase64Encoded());
    assertEquals("c.example/log\n1\n\u2014 ", answer.getBody());
    assertEquals("no-cache", answer.getHeaders().get("cache-control"));
  }

  @Test
  void handleRequest_withoutAToken_isUnauthorized() {
    assertEquals(401, get("/v1/months", "tenant=acme", Map.of()).getStatusCode());
  }

  @Test
  void handleRequest_forASealedMonth_isItsBytes() throws IOException {
    byte[] content = {0x1f, (byte) 0x8b, 0};
    sealed(content);

    var answer = month();

    assertEquals(200, answer.getStatusCode());
    assertArrayEquals(content, Base64.getDecoder().decode(answer.getBody()));
  }

  /** Lambda would fail, and the reader get 502. */
  @Test
  void handleRequest_forAMonthOfMoreThanAnAnswerMayHave_isItsAddress() throws IOException {
    sealed(new byte[MOST + 1]);

    var answer = month();

    assertEquals(303, answer.getStatusCode());
    assertEquals("https://files.example/acme-2026-11.sealed", answer.getHeaders().get("location"));
  }

  /** Zeros are text, and six bytes each in JSON. */
  @Test
  void handleRequest_forTheLargestAnswer_isWhatLambdaTakes() throws IOException {
    sealed(new byte[MOST]);

    var answer = month();

    assertTrue(answer.getIsBase64Encoded());
    assertEquals((MOST + 2) / 3 * 4, answer.getBody().length());
  }

  private static String token() {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"login\",\"aud\":\"c\",\"iat\":%d,\"exp\":%d,\"team\":\"a\"}"
            .formatted(now, now + 60);
    var json = ((Reading.Read<Json>) StrictJson.parse(claims.getBytes(UTF_8))).value();
    var key = Secret.ofText(KEY.revealText().replaceFirst("\\{", "{\"alg\":\"EdDSA\","));
    return RequestSigner.token((Json.Obj) json, key, "JWT");
  }
}
