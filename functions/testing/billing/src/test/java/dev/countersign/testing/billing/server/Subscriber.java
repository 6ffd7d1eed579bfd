package dev.countersign.testing.billing.server;

import java.util.Map;

/**
 * A customer that has subscribed to the one plan.
 *
 * @param name the external key of its account
 * @param subscription the subscription's id, which the usage names
 * @param account the account's id, which the documents name
 */
public record Subscriber(String name, String subscription, String account) implements BilledTo {
  @Override
  public Map<String, String> billTo() {
    return Map.of("subscription", subscription, "killbill_account", account);
  }
}
