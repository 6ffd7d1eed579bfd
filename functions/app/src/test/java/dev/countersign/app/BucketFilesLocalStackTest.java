package dev.countersign.app;

import dev.countersign.app.month.seal.BucketFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.ledger.members.LocalStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Sealed months in a bucket of LocalStack, which verifies no signature and no permission. */
final class BucketFilesLocalStackTest implements MonthFilesContract {
  private final URI endpoint = LocalStack.endpoint();
  private final String name = "months-" + UUID.randomUUID();

  @Override
  public MonthFiles files() {
    return new BucketFiles(StubBucket.bucket(endpoint, name));
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
