package dev.countersign.ledger.bucket;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Where S3 takes requests for a bucket of one region.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual
 *     hosting of buckets</a>
 */
@FunctionalInterface
public interface S3Address {
  /**
   * The address of an object.
   *
   * @param path the object's key as S3 encodes it, with a slash before it
   */
  URI of(String bucket, String path);

  /** That of AWS, by https. A bucket with a dot in its name has no certificate for a host of it. */
  static S3Address inRegion(String region) {
    String host = "s3." + region + "." + PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return (bucket, path) ->
        bucket.contains(".")
            ? URI.create("https://" + host + "/" + bucket + path)
            : URI.create("https://" + bucket + "." + host + path);
  }

  /** That of a service at another address, such as one on this machine. */
  static S3Address at(URI endpoint) {
    return (bucket, path) -> endpoint.resolve("/" + bucket + path);
  }

  /**
   * Where this process was told that S3 is, by the properties and variables that the SDK's own
   * clients know; else that of AWS.
   *
   * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Their
   *     names</a>
   */
  static S3Address found(String region) {
    return Stream.of(
            System.getProperty("aws.endpointUrlS3", ""),
            System.getenv().getOrDefault("AWS_ENDPOINT_URL_S3", ""),
            System.getProperty("aws.endpointUrl", ""),
            System.getenv().getOrDefault("AWS_ENDPOINT_URL", ""))
        .filter(endpoint -> !endpoint.isBlank())
        .findFirst()
        .map(endpoint -> at(URI.create(endpoint)))
        .orElseGet(() -> inRegion(region));
  }

  /**
   * The address of an {@code s3://bucket/key}. The key is encoded as S3 does it when it verifies
   * the signature: all but letters, digits, {@code -._~} and slashes.
   */
  default URI of(URI object) {
    String path =
        URLEncoder.encode(object.getPath(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A")
            .replace("%7E", "~")
            .replace("%2F", "/");
    return of(object.getHost(), path);
  }
}
