package dev.countersign.local.response;

import java.util.Locale;

/** Where an invoice stands with its payer. */
public enum ResponseStatus {
  /** All of its month's lines are accepted. */
  ACCEPTED,
  /** All are accepted but those that are objected to. */
  ACCEPTED_EXCEPT,
  /** The month as a whole is not accepted. */
  REFUSED,
  /** Nothing was answered yet, and some lines are in dispute. */
  DISPUTED;

  /** Its word in a code table. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
