package dev.countersign.domain;

import java.util.regex.Pattern;

/** The id of the customer whose CRM attests and who pays: 1 to 48 of a-z, 0-9, '-' and '_'. */
public record TenantId(String value) implements Comparable<TenantId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,47}");

  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("TenantId: not of the form [a-z0-9][a-z0-9_-]{0,47}");
    }
  }

  /** Whether a text from outside has the form of a tenant's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
