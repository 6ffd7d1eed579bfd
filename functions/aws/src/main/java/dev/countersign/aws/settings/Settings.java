package dev.countersign.aws.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the template says by environment variables. */
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

  /** Where stream records go that can't be read. */
  public String poisonQueue() {
    return needed("COUNTERSIGN_POISON_QUEUE");
  }

  /** The SSM parameter with the private key that signs receipts. */
  public String receiptKey() {
    return needed("COUNTERSIGN_RECEIPT_KEY");
  }

  /** The name that receipts are issued under. */
  public String issuer() {
    return needed("COUNTERSIGN_ISSUER");
  }

  /** Hosts that public keys may be fetched from, separated by commas; empty where it isn't said. */
  public String keyHosts() {
    return environment.getOrDefault("COUNTERSIGN_KEY_HOSTS", "");
  }

  private String needed(String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment lacks " + name);
    }
    return value;
  }
}
