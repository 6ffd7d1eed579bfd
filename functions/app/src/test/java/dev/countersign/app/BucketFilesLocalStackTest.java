package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.BucketFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.ledger.members.LocalStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sealed months in a bucket of LocalStack, which verifies no signature and no permission. */
final class BucketFilesLocalStackTest implements MonthFilesContract {
  private final URI endpoint = LocalStack.endpoint();
  private final String name = "months-" + UUID.randomUUID();

  @Override
  public MonthFiles files() {
    return new BucketFiles(StubBucket.bucket(endpoint, name));
  }

  /** The query's words are those that a service of S3 knows; LocalStack verifies no signature. */
  @Test
  void address_ofAFile_givesItUnderTheNameThatWasAsked() throws Exception {
    var bucket = StubBucket.bucket(endpoint, name);
    assertTrue(bucket.put("acme-2026-11.sealed", new byte[] {1, 2}));
    String file = "attachment; filename=\"acme-2026-11.sealed\"";
    var headers = Map.of("content-disposition", file, "cache-control", "private, no-store");
    var address = bucket.address("acme-2026-11.sealed", headers, Duration.ofMinutes(5));

    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
      assertArrayEquals(new byte[] {1, 2}, answer.body());
      headers.forEach(
          (header, value) -> assertEquals(Optional.of(value), answer.headers().firstValue(header)));
    }
  }

  @BeforeEach
  void makeTheBucket() throws Exception {
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/" + name))
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261130/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .PUT(BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var _ = http.send(request, BodyHandlers.discarding());
    }
  }
}
