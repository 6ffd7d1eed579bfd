package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;

/** Why what is said about an inquiry can't be used. */
public final class InquiryProblems {
  /** The tenant has no session of this name. */
  public static final Problem UNKNOWN_SESSION =
      new Problem(
          "unknown_session",
          "/session",
          "this tenant has no such session",
          "record the session first, or mend its name");

  /** The outcome keeps no inquiry of this id. */
  public static final Problem UNKNOWN_INQUIRY =
      new Problem(
          "unknown_inquiry",
          "/inquiry",
          "there is no such inquiry, or another one has taken its place",
          "copy its id from the answer to it, or from its event");

  /** No version of the terms asks for it. */
  public static final Problem NO_TERMS =
      new Problem(
          "no_terms",
          "",
          "no version of the terms was in force then",
          "agree on terms for results of that time");

  static final Problem NO_INQUIRIES =
      new Problem(
          "no_inquiries",
          "",
          "the terms of this outcome know no inquiries",
          "agree on terms with an inquiry clause");
  static final Problem NOT_CLAIMED =
      new Problem(
          "not_claimed",
          "/outcome_type",
          "the session doesn't claim such a result, or it is a test or held out",
          "correct the session's claimed first");
  static final Problem NOT_ATTESTED =
      new Problem(
          "not_attested",
          "/outcome",
          "nothing was attested of it",
          "ask for what a session claims by the type untracked");
  static final Problem BILLED =
      new Problem(
          "billed",
          "/outcome",
          "it is billed or held already",
          "ask about what is billed by the type incorrect");

  private InquiryProblems() {}

  static Problem notBilled(Assessment table) {
    String reason = table.reason().map(word -> "(" + word + ")").orElse("");
    return new Problem(
        "not_billed",
        "/outcome",
        "nothing is billed or held for it: " + table.status().wire() + reason,
        "ask about what is not billed by the type declined");
  }

  static Problem already(Inquiry inquiry) {
    return new Problem(
        "already_asked",
        "",
        "its inquiry " + inquiry.id() + " is " + inquiry.state().wire(),
        "wait until it has ended; a session's claim is asked for once");
  }

  static Problem heard(HeardUnder heard) {
    return new Problem(
        "heard",
        "/session",
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
