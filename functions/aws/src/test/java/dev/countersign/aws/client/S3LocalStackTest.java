package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.ledger.bucket.S3Address;
import dev.countersign.ledger.members.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An engine that is a bucket, in LocalStack. It proves no signature, since it verifies none. */
final class S3LocalStackTest {
  private static final String BUCKET = "acme-billing";

  private final URI endpoint = LocalStack.endpoint();
  private final HttpClient http = HttpClient.newHttpClient();
  private final EngineConnection bucket =
      new S3Connection(
          S3ConnectionTest.https(),
          new SigV4Requests(new ExampleIdentity("test", "test")),
          "us-east-1",
          S3Address.at(endpoint),
          InstantSource.system());

  @Test
  void send_newNameThenTheSame_isWrittenOnceAndNeverOver() throws Exception {
    ask("PUT", "/" + BUCKET);
    assertEquals(200, answered(put("results/a+b.ndjson", "one")));
    assertEquals(412, answered(put("results/a+b.ndjson", "two")));

    assertEquals("one", ask("GET", "/" + BUCKET + "/results/a%2Bb.ndjson"));
  }

  @Test
  void send_bucketThatIsNotThere_isNotWritten() {
    var answer = bucket.send(request("s3://no-such-bucket/a", "one"), Duration.ofSeconds(10));

    assertEquals("NoSuchBucket", assertInstanceOf(Exchange.NotSent.class, answer).reason());
  }

  private Exchange put(String name, String content) {
    return bucket.send(request("s3://" + BUCKET + "/" + name, content), Duration.ofSeconds(10));
  }

  private static OutgoingRequest request(String address, String content) {
    return new OutgoingRequest(
        "PUT",
        URI.create(address),
        new TreeMap<>(),
        Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static int answered(Exchange exchange) {
    return assertInstanceOf(Exchange.Answered.class, exchange).answer().status();
  }

  /** LocalStack takes S3's requests without a signature, too, where their host says s3. */
  private String ask(String method, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261130/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0")
            .method(method, BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
