package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.app.deliver.connect.AddressLookup;
import dev.countersign.app.deliver.connect.AdmittedHosts;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.HttpsConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.bucket.S3Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that is a bucket, before a server that answers what a test wants. */
final class S3ConnectionTest {
  private static final Instant AT = Instant.parse("2026-11-30T12:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private final HttpServer server;
  private int status = 200;
  private String body = "";

  S3ConnectionTest() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
          for (String name : List.of("if-none-match", "x-amz-checksum-sha256", "content-type")) {
            asked.add(String.valueOf(headers.getFirst(name)));
          }
          String authorization = String.valueOf(headers.getFirst("authorization"));
          asked.add(authorization.substring(0, authorization.indexOf(", Signature=")));
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void send_newObject_isOnePutThatOverwritesNothing() {
    var answer = send("s3://acme-billing/results/2026-11/res_1.ndjson");

    assertEquals(200, assertInstanceOf(Exchange.Answered.class, answer).answer().status());
    assertEquals(
        List.of(
            "PUT /acme-billing/results/2026-11/res_1.ndjson",
            "*",
            // echo -n one | sha256sum | xxd -r -p | base64
            "dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=",
            "application/x-ndjson",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261130/eu-central-1/s3/aws4_request,"
                + " SignedHeaders=content-type;host;if-none-match;x-amz-checksum-sha256;"
                + "x-amz-content-sha256;x-amz-date",
            "one"),
        asked);
  }

  /** S3 verifies the signature of a path that it encodes itself. */
  @Test
  void send_keyWithOtherCharacters_isEncodedAsS3Does() {
    send("s3://acme-billing/a+b(c)%20*~/%C3%A4.csv");

    assertEquals("PUT /acme-billing/a%2Bb%28c%29%20%2A~/%C3%A4.csv", asked.getFirst());
  }

  @Test
  void send_objectThatIsThere_isAnswered412() {
    status = 412;
    var answer = send("s3://acme-billing/res_1.ndjson");

    assertEquals(412, assertInstanceOf(Exchange.Answered.class, answer).answer().status());
  }

  @ParameterizedTest
  @CsvSource({
    "403, <Error><Code>AccessDenied</Code></Error>, AccessDenied",
    "404, <Error><Code>NoSuchBucket</Code></Error>, NoSuchBucket",
    "409, <Error><Code>ConditionalRequestConflict</Code></Error>, ConditionalRequestConflict",
    "301, <Error><Code>PermanentRedirect</Code></Error>, PermanentRedirect",
    "400, '', status_400"
  })
  void send_refused_wasSurelyNotWritten(int refused, String said, String reason) {
    status = refused;
    body = said;
    var answer = send("s3://acme-billing/res_1.ndjson");

    assertEquals(reason, assertInstanceOf(Exchange.NotSent.class, answer).reason());
  }

  @Test
  void send_errorOfS3_isKnownByNobody() {
    status = 503;
    body = "<Error><Code>SlowDown</Code></Error>";
    var answer = send("s3://acme-billing/res_1.ndjson");

    assertEquals("SlowDown", assertInstanceOf(Exchange.NoAnswer.class, answer).reason());
  }

  @Test
  void send_withoutCredentials_isNotSent() {
    var connection =
        new S3Connection(
            https(),
            (request, service, region, now) -> {
              throw new Unavailable("sign for AWS", null);
            },
            "eu-central-1",
            S3Address.at(endpoint()),
            InstantSource.fixed(AT));
    var answer = connection.send(request("s3://acme-billing/a"), Duration.ofSeconds(5));

    assertEquals("not_signed", assertInstanceOf(Exchange.NotSent.class, answer).reason());
    assertEquals(List.of(), asked);
  }

  @Test
  void send_addressOfAnotherScheme_isNotSent() {
    var answer = send("file:///folder/a");

    assertEquals("not_a_bucket", assertInstanceOf(Exchange.NotSent.class, answer).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, s3://acme/a/b, https://acme.s3.eu-central-1.amazonaws.com/a/b",
    "eu-central-1, s3://acme.billing/a, https://s3.eu-central-1.amazonaws.com/acme.billing/a",
    "cn-north-1, s3://acme/a, https://acme.s3.cn-north-1.amazonaws.com.cn/a"
  })
  void address_ofAWS_isOfTheRegionAndTheBucket(String region, URI object, URI address) {
    assertEquals(address, S3Address.inRegion(region).of(object));
  }

  private Exchange send(String address) {
    return new S3Connection(
            https(),
            new SigV4Requests(new ExampleIdentity("AKIDEXAMPLE", "secret")),
            "eu-central-1",
            S3Address.at(endpoint()),
            InstantSource.fixed(AT))
        .send(request(address), Duration.ofSeconds(5));
  }

  private URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private static OutgoingRequest request(String address) {
    var headers = new TreeMap<String, String>();
    headers.put("content-type", "application/x-ndjson");
    return new OutgoingRequest(
        "PUT", URI.create(address), headers, Bytes.of("one".getBytes(StandardCharsets.UTF_8)));
  }

  static HttpsConnection https() {
    try {
      return new HttpsConnection(
          new AdmittedHosts(Set::of, Loopback.ADMITTED, AddressLookup.system()),
          SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
