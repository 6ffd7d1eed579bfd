package dev.countersign.aws.settings;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.ledger.bucket.S3Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * The environment variables that the template sets. They belong to a function's version and stay as
 * they are while it lives; what may change meanwhile is in {@link Settings}.
 */
@ApplicationScoped
public class Environment {
  private final Map<String, String> variables = System.getenv();

  /** The table's name. */
  public String table() {
    return needed("COUNTERSIGN_TABLE");
  }

  /** The event bus's name. */
  public String bus() {
    return needed("COUNTERSIGN_BUS");
  }

  /** The URL of the queue for stream records that can't be read. */
  public String poisonQueue() {
    return needed("COUNTERSIGN_POISON_QUEUE");
  }

  /** The name of the bucket of sealed months. */
  public String months() {
    return needed("COUNTERSIGN_MONTHS");
  }

  /** Where S3 is. */
  public S3Address s3() {
    return S3Address.found(region());
  }

  /** The name of the SSM parameter that has the {@link Settings}. */
  public String settingsParameter() {
    return needed("COUNTERSIGN_SETTINGS");
  }

  /** Of the check before traffic: the new versions' ARNs, separated by commas. */
  public List<String> newVersions() {
    return List.of(needed("COUNTERSIGN_NEW_VERSIONS").split(","));
  }

  /** The stack's region, as Lambda names it. */
  public String region() {
    return needed("AWS_REGION");
  }

  /** The namespace of the stack's metrics in CloudWatch. */
  public String metricNamespace() {
    return variables.getOrDefault("COUNTERSIGN_METRIC_NAMESPACE", "Countersign");
  }

  private String needed(String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new Misconfigured("the environment variable " + name + " is not set", null);
    }
    return value;
  }
}
