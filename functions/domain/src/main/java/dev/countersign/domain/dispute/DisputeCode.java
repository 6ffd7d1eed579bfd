package dev.countersign.domain.dispute;

import java.util.Locale;

/** Why the payer disputes a line. It decides nothing by itself. */
public enum DisputeCode {
  /** It is no result of the payer's business. */
  NOT_OURS,
  /** It is billed twice, under another claim. */
  DUPLICATE,
  /** It didn't last. */
  NOT_DELIVERED,
  /** A person did it, not the agent. */
  HUMAN_DID_IT,
  /** It was so before the session. */
  PRE_EXISTING,
  /** The terms don't bill such a case. */
  OUTSIDE_TERMS,
  /** Its value is wrong, and so its price. */
  WRONG_VALUE,
  /** It was taken back, and that wasn't heard. */
  TAKEN_BACK_UNHEARD,
  /** Something else; the evidence says what. */
  OTHER;

  /** The code's word in messages, entries and events. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
