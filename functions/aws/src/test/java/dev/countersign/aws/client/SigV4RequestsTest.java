package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.request.EngineRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A request of the signature's own test suite, {@code post-vanilla}, but for the body's digest. */
final class SigV4RequestsTest {
  private static final Instant AT = Instant.parse("2015-08-30T12:36:00Z");

  @Test
  void headers_sameRequestAtTheSameTime_areTheSameAndNameWhatIsSigned() {
    var request =
        new EngineRequest(
            "POST",
            URI.create("https://example.amazonaws.com/"),
            new TreeMap<>(),
            Bytes.of(new byte[0]),
            Optional.empty());
    var signer =
        new SigV4Requests(
            new ExampleIdentity("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));

    var headers = signer.headers(request, "service", "us-east-1", AT);

    assertEquals(headers, signer.headers(request, "service", "us-east-1", AT));
    assertEquals(Set.of("authorization", "x-amz-date", "x-amz-content-sha256"), headers.keySet());
    assertEquals("20150830T123600Z", headers.get("x-amz-date"));
    String signature = String.valueOf(headers.get("authorization"));
    assertEquals(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders=host;x-amz-content-sha256;x-amz-date",
        signature.substring(0, signature.indexOf(", Signature=")));
  }

  /**
   * The example "PUT Object" of S3's page, whose key has a character that only S3 leaves encoded
   * once.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Examples</a>
   */
  @Test
  void headers_ofS3sExample_haveItsSignature() {
    var headers = new TreeMap<String, String>();
    headers.put("date", "Fri, 24 May 2013 00:00:00 GMT");
    headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");
    var request =
        new EngineRequest(
            "PUT",
            URI.create("https://examplebucket.s3.amazonaws.com/test%24file.text"),
            headers,
            Bytes.of("Welcome to Amazon S3.".getBytes(StandardCharsets.UTF_8)),
            Optional.empty());
    var signer =
        new SigV4Requests(
            new ExampleIdentity(
                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

    var signed = signer.headers(request, "s3", "us-east-1", Instant.parse("2013-05-24T00:00:00Z"));

    assertEquals(
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
            + " SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
            + " Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        signed.get("authorization"));
  }
}
