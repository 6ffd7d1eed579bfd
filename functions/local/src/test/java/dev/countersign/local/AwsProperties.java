package dev.countersign.local;

import java.net.URI;
import java.util.Map;

/** System properties by which a command's clients find a runner's table in place of AWS. */
public final class AwsProperties implements AutoCloseable {
  private final Map<String, String> set;

  private AwsProperties(Map<String, String> set) {
    this.set = set;
    set.forEach(System::setProperty);
  }

  /** Those of this endpoint, until they are closed. */
  public static AwsProperties of(URI endpoint) {
    return new AwsProperties(
        Map.of(
            "aws.endpointUrl", endpoint.toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "local",
            "aws.secretAccessKey", "local"));
  }

  @Override
  public void close() {
    set.keySet().forEach(System::clearProperty);
  }
}
