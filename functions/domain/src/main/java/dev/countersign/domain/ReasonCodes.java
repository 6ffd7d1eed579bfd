package dev.countersign.domain;

/** The reasons that are ours; the terms' own conditions bring their own. */
public final class ReasonCodes {
  public static final String OUT_OF_WINDOW = "out_of_window";
  public static final String PRECEDES_SESSION = "precedes_session";
  public static final String NO_TERMS = "no_terms";
  public static final String TEST = "test";
  public static final String HOLDOUT = "holdout";
  public static final String ASSURANCE = "assurance";
  public static final String MISSING_VALUE = "missing_value";
  public static final String WRONG_CURRENCY = "wrong_currency";
  public static final String MISSING_DATE = "missing_date";
  public static final String NO_SESSION = "no_session";
  public static final String SEVERAL_SESSIONS = "several_sessions";
  public static final String NOT_ATTESTED = "not_attested";
  public static final String WITNESS_CONTRADICTS = "witness_contradicts";
  public static final String RULED_OUT = "ruled_out";
  public static final String RULED = "ruled";
  public static final String SESSION_CHOSEN = "session_chosen";
  public static final String SESSION_CORRECTED = "session_corrected";
  public static final String RESTATED = "restated";
  public static final String RESTORED = "restored";

  private ReasonCodes() {}
}
