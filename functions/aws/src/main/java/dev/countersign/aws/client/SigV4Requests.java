package dev.countersign.aws.client;

import dev.countersign.app.deliver.auth.AwsRequestSigner;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.engine.request.EngineRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Signs requests to billing engines of AWS's, and to S3, by the function's own role, with the SDK's
 * signer.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">What
 *     S3 has otherwise</a>
 */
public final class SigV4Requests implements AwsRequestSigner {
  /** What sends the request makes it itself, of the address. */
  private static final Set<String> MADE_BY_OTHERS = Set.of("host", "content-length");

  /** Its paths are signed as they are; those of all others are normalized and encoded again. */
  private static final String S3 = "s3";

  private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;

  /** Signs by these credentials. */
  public SigV4Requests(IdentityProvider<? extends AwsCredentialsIdentity> credentials) {
    this.credentials = credentials;
  }

  @Override
  public Map<String, String> headers(
      EngineRequest request, String service, String region, Instant now) {
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.url());
    request.headers().forEach(unsigned::putHeader);
    try {
      var signed =
          AwsV4HttpSigner.create()
              .sign(r ->
                  r.identity(credentials.resolveIdentity().join())
                      .request(unsigned.build())
                      .payload(ContentStreamProvider.fromByteArray(request.body().toArray()))
                      .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC))
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                      .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !S3.equals(service))
                      .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !S3.equals(service))
                      .putProperty(AwsV4HttpSigner.REGION_NAME, region))
              .request();
      var headers = new HashMap<String, String>();
      signed.forEachHeader((name, values) -> {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!MADE_BY_OTHERS.contains(lower) && !values.isEmpty()) {
          headers.put(lower, values.getFirst());
        }
      });
      return headers;
    } catch (SdkException e) {
      throw new Unavailable("sign for AWS: " + e.getClass().getSimpleName(), e);
    }
  }
}
