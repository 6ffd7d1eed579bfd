package dev.countersign.local.sam;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A bucket of LocalStack, which verifies no signature. */
record BucketClient(URI endpoint, String name) {
  static final String MONTHS = "months";

  /** What tells LocalStack that a request is one of S3. */
  private static final String FOR_S3 =
      "AWS4-HMAC-SHA256 Credential=test/20261130/us-east-1/s3/aws4_request, SignedHeaders=host,"
          + " Signature=0";

  void make() {
    var _ = ask("PUT", "");
  }

  /** An object, or an empty text where none is. */
  byte[] read(String key) {
    var answer = ask("GET", "/" + key);
    return answer.statusCode() == 200 ? answer.body() : new byte[0];
  }

  private HttpResponse<byte[]> ask(String method, String path) {
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/" + name + path))
            .header("authorization", FOR_S3)
            .method(method, BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
