package dev.countersign.ledger.bucket;

import dev.countersign.domain.failure.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Signs requests to S3 and sends each once, by the SDK's signer and HTTP client and without its
 * client for S3.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">What
 *     is signed</a>
 */
public final class S3Requests {
  /** An error's code, of the XML in which S3 answers. */
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

  private static final int MOST_OF_AN_ERROR = 8192;

  private final String region;
  private final SdkHttpClient http;
  private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
  private final InstantSource clock;

  /** In this region, by these credentials. */
  public S3Requests(
      String region,
      SdkHttpClient http,
      IdentityProvider<? extends AwsCredentialsIdentity> credentials,
      InstantSource clock) {
    this.region = region;
    this.http = http;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Sends a request once.
   *
   * @param content read three times: its digest is told and signed before it is sent
   * @throws Unavailable when no answer came; nobody knows then whether it was done
   */
  HttpExecuteResponse send(
      String method,
      URI object,
      Map<String, String> headers,
      Optional<ContentStreamProvider> content,
      long length) {
    var request = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(object);
    headers.forEach(request::putHeader);
    try {
      if (content.isPresent()) {
        request.putHeader("Content-Length", Long.toString(length));
        // A bucket whose objects are locked takes none without it.
        request.putHeader("x-amz-checksum-sha256", sha256(content.get()));
      }
      var signed = signed(request.build(), content);
      var sent = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(sent::contentStreamProvider);
      return http.prepareRequest(sent.build()).call();
    } catch (IOException | SdkException | CompletionException e) {
      throw new Unavailable("ask S3: " + e.getClass().getSimpleName(), e);
    } catch (RuntimeException e) {
      // The CRT client's failures to connect come as they are, not as the SDK's.
      throw new Unavailable("ask S3", e);
    }
  }

  private SignedRequest signed(SdkHttpRequest request, Optional<ContentStreamProvider> content) {
    return AwsV4HttpSigner.create()
        .sign(sign -> {
          sign.identity(credentials.resolveIdentity().join())
              .request(request)
              .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(clock.instant(), ZoneOffset.UTC))
              .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
              .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
              .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
              .putProperty(AwsV4HttpSigner.REGION_NAME, region);
          content.ifPresent(sign::payload);
        });
  }

  private static String sha256(ContentStreamProvider content) throws IOException {
    try (var in = content.newStream()) {
      var digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  /** S3's word for an error: {@code AccessDenied}, {@code NoSuchKey}, {@code SlowDown} … */
  static String word(HttpExecuteResponse answer) {
    int status = answer.httpResponse().statusCode();
    try (var body = answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
      byte[] said = body.readNBytes(MOST_OF_AN_ERROR);
      var found = CODE.matcher(new String(said, StandardCharsets.UTF_8));
      return found.find() ? found.group(1) : "status_" + status;
    } catch (IOException e) {
      throw new Unavailable("ask S3: its answer broke off", e);
    }
  }
}
