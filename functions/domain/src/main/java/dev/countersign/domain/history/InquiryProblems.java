package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;

/** Why what is said about an inquiry can't be used. */
public final class InquiryProblems {
  private static final String SESSION = "/session";
  private static final String TYPE = "/outcome_type";
  private static final String OUTCOME = "/outcome";

  /** The tenant has no session of this name. */
  public static final Problem UNKNOWN_SESSION =
      new Problem(
          "unknown_session",
          SESSION,
          "this tenant has no such session",
          "record the session first, or mend its name");

  /** The outcome keeps no inquiry of this id. */
  public static final Problem UNKNOWN_INQUIRY =
      new Problem(
          "unknown_inquiry",
          "/inquiry",
          "there is no such inquiry, or another one has taken its place",
          "copy its id from the answer to it, or from its event");

  /** No version of the terms asks for it, of what a session claims. */
  public static final Problem NO_TERMS =
      new Problem(
          "no_terms",
          TYPE,
          "no version of the terms was in force then",
          "agree on terms for results of that time");

  static final Problem NO_INQUIRIES =
      new Problem(
          "no_inquiries",
          TYPE,
          "the terms of this outcome know no inquiries",
          "agree on terms with an inquiry clause");
  static final Problem NOT_CLAIMED =
      new Problem(
          "not_claimed",
          TYPE,
          "the session doesn't claim such a result, or it is a test or held out",
          "correct the session's claimed first");
  static final Problem NOT_ATTESTED =
      new Problem(
          "not_attested",
          OUTCOME,
          "nothing was attested of it",
          "ask for what a session claims by the type untracked");
  static final Problem BILLED =
      new Problem(
          "billed",
          OUTCOME,
          "it is billed or held already",
          "ask about what is billed by the type incorrect");

  private InquiryProblems() {}

  static Problem notBilled(Assessment table) {
    String reason = table.reason().map(word -> "(" + word + ")").orElse("");
    return new Problem(
        "not_billed",
        OUTCOME,
        "nothing is billed or held for it: " + table.status().wire() + reason,
        "ask about what is not billed by the type declined");
  }

  /** Why an outcome can't be asked about, by why what a session claims can't be. */
  static Problem ofOutcome(Problem ofSession) {
    return ofSession.at(OUTCOME);
  }

  /** What a session claims is asked for already. */
  static Problem already(Inquiry inquiry) {
    return new Problem(
        "already_asked",
        SESSION,
        "its inquiry " + inquiry.id() + " is " + inquiry.state().wire(),
        "wait until it has ended; a session's claim is asked for once");
  }

  static Problem heard(HeardUnder heard) {
    return new Problem(
        "heard",
        SESSION,
        "it was attested already: " + heard.claim(),
        "there is nothing to ask for");
  }

  static Problem decided(Inquiry inquiry) {
    return new Problem(
        "decided",
        "/inquiry",
        "the inquiry " + inquiry.id() + " has ended: " + inquiry.state().wire(),
        "it can't be changed any more");
  }
}
