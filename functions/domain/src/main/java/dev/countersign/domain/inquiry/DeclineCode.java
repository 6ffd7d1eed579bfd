package dev.countersign.domain.inquiry;

import java.util.Locale;

/** Why the payer declines an inquiry. It decides nothing by itself. */
public enum DeclineCode {
  /** There is no such result. */
  NO_SUCH_RESULT,
  /** It is no result of the payer's business. */
  NOT_OURS,
  /** It is attested under another claim. */
  DUPLICATE,
  /** It didn't last. */
  NOT_DELIVERED,
  /** A person did it, not the agent. */
  HUMAN_DID_IT,
  /** It was so before the session. */
  PRE_EXISTING,
  /** The terms don't bill such a case. */
  OUTSIDE_TERMS,
  /** Something else; the evidence says what. */
  OTHER;

  /** The code's word in messages, entries and events. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
