package dev.countersign.aws.client;

import dev.countersign.app.deliver.auth.AwsRequestSigner;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.ledger.bucket.S3Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes requests to {@code s3:} addresses, for an engine that is a bucket: whole, and never over
 * an object that is there, since S3 looks for it in the same step. It needs {@code s3:PutObject}
 * alone, and the SDK's client for S3 not at all.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 *     writes</a>
 */
public final class S3Connection implements EngineConnection {
  private static final int WRITTEN = 200;
  private static final int IS_THERE = 412;
  private static final int SERVER_ERRORS = 500;

  /** An error's code, of the XML in which S3 answers. */
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

  private final EngineConnection https;
  private final AwsRequestSigner signer;
  private final String region;
  private final S3Address address;
  private final InstantSource clock;

  /**
   * Writes to the buckets of a region.
   *
   * @param https sends the requests
   */
  public S3Connection(
      EngineConnection https,
      AwsRequestSigner signer,
      String region,
      S3Address address,
      InstantSource clock) {
    this.https = https;
    this.signer = signer;
    this.region = region;
    this.address = address;
    this.clock = clock;
  }

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    if (!"s3".equals(request.url().getScheme()) || request.url().getHost() == null) {
      return new Exchange.NotSent("not_a_bucket");
    }
    var put = put(request);
    try {
      var signed = signer.headers(put, "s3", region, clock.instant());
      return meaning(https.send(OutgoingRequest.of(put, signed), longest));
    } catch (OperationFailed e) {
      return new Exchange.NotSent("not_signed");
    }
  }

  private EngineRequest put(OutgoingRequest request) {
    var headers = new TreeMap<>(request.headers());
    headers.put("if-none-match", "*");
    // A bucket whose objects are locked takes none without it.
    headers.put("x-amz-checksum-sha256", sha256(request.body().toArray()));
    return new EngineRequest(
        "PUT", address.of(request.url()), headers, request.body(), Optional.empty());
  }

  /**
   * What S3 refuses was not written. Of its own errors nobody knows; writing again does no harm.
   */
  private static Exchange meaning(Exchange exchange) {
    if (!(exchange instanceof Exchange.Answered(RawAnswer answer))) {
      return exchange;
    }
    int status = answer.status();
    if (status == WRITTEN || status == IS_THERE) {
      return exchange;
    }
    return status >= SERVER_ERRORS
        ? new Exchange.NoAnswer(word(answer))
        : new Exchange.NotSent(word(answer));
  }

  /** S3's word: {@code AccessDenied}, {@code NoSuchBucket}, {@code PermanentRedirect} … */
  private static String word(RawAnswer answer) {
    var found = CODE.matcher(new String(answer.body().toArray(), StandardCharsets.UTF_8));
    return found.find() ? found.group(1) : "status_" + answer.status();
  }

  private static String sha256(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
