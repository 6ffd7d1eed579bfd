package dev.countersign.domain;

/**
 * The product's own reasons: of a status, of a near miss and of a reversal. Terms and retractions
 * bring words of their own besides.
 */
public final class ReasonCodes {
  /** No session is linked to the truth. */
  public static final String NO_SESSION = "no_session";

  /** The source that bills stated nothing that is believed, neither a truth nor a retraction. */
  public static final String NOT_ATTESTED = "not_attested";

  /** The linked session started too long before: the fact lies after its window. */
  public static final String OUT_OF_WINDOW = "out_of_window";

  /** The fact happened before the linked session started. */
  public static final String PRECEDES_SESSION = "precedes_session";

  /** There are several candidates under {@code attribution: sole}, and no choice among them. */
  public static final String SEVERAL_SESSIONS = "several_sessions";

  /** A witness' last word is a retraction, and no ruling settles that. */
  public static final String WITNESS_CONTRADICTS = "witness_contradicts";

  /** A person ruled that the fact falls. */
  public static final String RULED_OUT = "ruled_out";

  /** No version of the terms was in force when the foremost session started. */
  public static final String NO_TERMS = "no_terms";

  /** The source that bills attested it only in a grade that the terms don't believe. */
  public static final String ASSURANCE = "assurance";

  /** The session that the truth names was a test. */
  public static final String TEST = "test";

  /** The session is free: it is in the holdout arm of a trial. */
  public static final String HOLDOUT = "holdout";

  /** The session is free: a person handled it, alone or in part, and the terms name this rule. */
  public static final String HUMAN_HANDLED = "human_handled";

  /** The truth lacks a date that the governing version's hold, lock or clawback counts from. */
  public static final String MISSING_DATE = "missing_date";

  /** A rule of the terms can't be told of this truth and this session. */
  public static final String RULE_FAILED = "rule_failed";

  /** No price of the list is for this truth. */
  public static final String NO_PRICE = "no_price";

  /** The price would have more than 15 digits before the point. */
  public static final String OUT_OF_RANGE = "out_of_range";

  /** The record was merged into another one. */
  public static final String MERGED = "merged";

  /** The price needs the value, or a fact, that the truth doesn't state as a number. */
  public static final String MISSING_VALUE = "missing_value";

  /** The price is a percentage of an amount in another currency, and it has no rate. */
  public static final String WRONG_CURRENCY = "wrong_currency";

  /** After a restore the bill is left as the bus has it, until the grace ends. */
  public static final String RESTORED = "restored";

  /** The payer disputes it, and that is not decided. */
  public static final String DISPUTED = "disputed";

  /** A dispute of it ended with another amount. */
  public static final String ADJUSTED = "adjusted";

  /** A dispute of it ended: the seller says that the payer is right. */
  public static final String CONCEDED = "conceded";

  /**
   * A dispute of it ended: the seller didn't answer, and by the terms it falls. Of an inquiry: the
   * payer didn't answer.
   */
  public static final String UNANSWERED = "unanswered";

  /** A dispute of it ended: nobody ruled, and by the terms it falls. */
  public static final String UNDECIDED = "undecided";

  /** The payer is asked whether a result that a session claims is there. */
  public static final String INQUIRY = "inquiry";

  /** What was asked for was attested. */
  public static final String ATTESTED = "attested";

  /** The payer says that what was asked for is not there. */
  public static final String DECLINED = "declined";

  /** What was asked for is asked for no more. */
  public static final String WITHDRAWN = "withdrawn";

  /** Of a reversal: a retraction that gave no reason took the result back. */
  public static final String RETRACTED = "retracted";

  /** Of a reversal: a statement changed what is owed. */
  public static final String RESTATED = "restated";

  /** Of a reversal: a session record, or a session found when time looked again, changed it. */
  public static final String SESSION_CORRECTED = "session_corrected";

  /** Of a reversal: a person's choice of another session changed what is owed. */
  public static final String SESSION_CHOSEN = "session_chosen";

  /** Of a reversal: a person's ruling changed what is owed. */
  public static final String RULED = "ruled";

  private ReasonCodes() {}
}
