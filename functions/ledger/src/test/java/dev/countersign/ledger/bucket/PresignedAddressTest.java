package dev.countersign.ledger.bucket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Addresses of objects, by the example of AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">The
 *     example</a>
 */
final class PresignedAddressTest {
  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=([0-9a-f]{64})");
  private static final Duration DAY = Duration.ofDays(1);

  private static Bucket bucket(AwsCredentials credentials) {
    var requests =
        new S3Requests(
            "us-east-1",
            new Unused(),
            StaticCredentialsProvider.create(credentials),
            () -> Instant.parse("2013-05-24T00:00:00Z"));
    S3Address address = (name, path) -> URI.create("https://" + name + ".s3.amazonaws.com" + path);
    return new Bucket("examplebucket", address, requests);
  }

  @Test
  void address_ofTheExample_hasItsSignature() {
    var address =
        bucket(AwsBasicCredentials.create(ID, KEY)).address("test.txt", Map.of(), DAY).toString();

    assertTrue(address.startsWith("https://examplebucket.s3.amazonaws.com/test.txt?"), address);
    for (String parameter :
        List.of("X-Amz-Expires=86400", "X-Amz-Date=20130524T000000Z", "X-Amz-SignedHeaders=host")) {
      assertTrue(address.contains(parameter), address);
    }
    assertTrue(
        address.contains(
            "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"),
        address);
  }

  @Test
  void address_withHeaders_hasThemInItsSignedQuery() {
    var bucket = bucket(AwsSessionCredentials.create(ID, KEY, "token/of=session"));
    var named =
        Map.of(
            "content-type", "application/vnd.countersign.month",
            "content-disposition", "attachment; filename=\"acme-2026-11.sealed\"");
    var address = bucket.address("acme-2026-11.sealed", named, DAY);
    var other = bucket.address("acme-2026-11.sealed", Map.of("content-type", "text/plain"), DAY);

    String query = address.getRawQuery();
    assertTrue(query.contains("response-content-type=application%2Fvnd.countersign.month"), query);
    assertTrue(
        query.contains(
            "response-content-disposition=attachment%3B%20filename%3D%22acme-2026-11.sealed%22"),
        query);
    assertTrue(query.contains("X-Amz-Security-Token=token%2Fof%3Dsession"), query);
    assertFalse(signature(query).isEmpty(), query);
    assertNotEquals(signature(query), signature(other.getRawQuery()));
  }

  private static String signature(String query) {
    var found = SIGNATURE.matcher(query);
    return found.find() ? found.group(1) : "";
  }

  /** An address is made without asking anybody. */
  private static final class Unused implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      throw new AssertionError("asked " + request.httpRequest().getUri());
    }

    @Override
    public void close() {}
  }
}
