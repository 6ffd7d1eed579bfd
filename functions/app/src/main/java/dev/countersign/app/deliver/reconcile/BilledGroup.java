package dev.countersign.app.deliver.reconcile;

import java.util.Comparator;

/**
 * What an engine adds up: a customer's usage of a meter, both by the engine's names.
 *
 * @param customer the engine's id of it
 */
public record BilledGroup(String customer, String meter) implements Comparable<BilledGroup> {
  private static final Comparator<BilledGroup> ORDER =
      Comparator.comparing(BilledGroup::customer).thenComparing(BilledGroup::meter);

  @Override
  public int compareTo(BilledGroup other) {
    return ORDER.compare(this, other);
  }
}
