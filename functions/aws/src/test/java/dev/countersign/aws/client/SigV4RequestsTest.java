package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.request.EngineRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

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
    var signer = new SigV4Requests(new Example());

    var headers = signer.headers(request, "service", "us-east-1", AT);

    assertEquals(headers, signer.headers(request, "service", "us-east-1", AT));
    assertEquals(
        Set.of("authorization", "x-amz-date", "x-amz-content-sha256"), headers.keySet());
    assertEquals("20150830T123600Z", headers.get("x-amz-date"));
    String signature = String.valueOf(headers.get("authorization"));
    assertEquals(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders=host;x-amz-content-sha256;x-amz-date",
        signature.substring(0, signature.indexOf(", Signature=")));
  }

  private static final class Example implements IdentityProvider<AwsCredentialsIdentity> {
    @Override
    public Class<AwsCredentialsIdentity> identityType() {
      return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest ask) {
      return CompletableFuture.completedFuture(
          AwsCredentialsIdentity.create(
              "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
    }
  }
}
