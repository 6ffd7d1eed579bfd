package dev.countersign.testing.engine;

import java.util.Comparator;

/** Whose sum it is, and of what: a customer's id in the engine, and a meter. */
public record Account(String customer, String meter) implements Comparable<Account> {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::customer).thenComparing(Account::meter);

  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "customer " + customer + ", meter " + meter;
  }
}
