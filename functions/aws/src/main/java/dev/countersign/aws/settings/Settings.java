package dev.countersign.aws.settings;

import dev.countersign.domain.failure.Misconfigured;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment variables that the template sets. */
@ApplicationScoped
public class Settings {
  private final Map<String, String> environment = System.getenv();

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

  /** The name of the SSM parameter with the private key that signs receipts. */
  public String receiptKey() {
    return needed("COUNTERSIGN_RECEIPT_KEY");
  }

  /**
   * The name of the SSM parameter with the key of checked addresses; none where all addresses are
   * plain.
   */
  public Optional<String> addressKey() {
    return Optional.ofNullable(environment.get("COUNTERSIGN_ADDRESS_KEY"))
        .filter(name -> !name.isBlank());
  }

  /** The issuer that receipts name ({@code iss}). */
  public String issuer() {
    return needed("COUNTERSIGN_ISSUER");
  }

  /** The hosts that public keys may be fetched from, separated by commas; empty means none. */
  public String keyHosts() {
    return environment.getOrDefault("COUNTERSIGN_KEY_HOSTS", "");
  }

  /** The base path of the custom domain, without slashes; empty for none. */
  public String basePath() {
    return environment.getOrDefault("COUNTERSIGN_BASE_PATH", "");
  }

  /** The hosts that records may be read from, separated by commas; empty means none. */
  public String fetchHosts() {
    return environment.getOrDefault("COUNTERSIGN_FETCH_HOSTS", "");
  }

  /** Of the check before traffic: the new versions' ARNs, separated by commas. */
  public List<String> newVersions() {
    return List.of(needed("COUNTERSIGN_NEW_VERSIONS").split(","));
  }

  private String needed(String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Misconfigured("the environment variable " + name + " is not set", null);
    }
    return value;
  }
}
