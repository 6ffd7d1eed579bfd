package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why what is said about a dispute can't be used. */
final class DisputeProblems {
  /**
   * Where a message about the outcome names it; who named the line otherwise is told that place.
   */
  private static final String LINE = "/outcome";

  static final Problem NO_DISPUTES =
      new Problem(
          "no_disputes",
          LINE,
          "the terms of this outcome know no disputes",
          "agree on terms with a dispute clause");
  static final Problem ACCEPTED =
      new Problem(
          "accepted",
          LINE,
          "the month that billed this line was accepted",
          "what is wrong with it can be retracted, or attested anew");
  static final Problem UNKNOWN_DISPUTE =
      new Problem(
          "unknown_dispute",
          "/dispute",
          "there is no such dispute, or another one has taken its place",
          "copy its id from the answer to it");
  static final Problem NOT_THE_ARBITER =
      new Problem(
          "not_the_arbiter",
          "",
          "the terms name another source that rules",
          "send it by the source that the terms name as arbiter");

  private DisputeProblems() {}

  static Problem wrongCurrency(Money stated) {
    return new Problem(
        "wrong_currency",
        place(stated),
        "in another currency or unit than the line",
        "state it as the line does");
  }

  static Problem notMore(Money stated) {
    return new Problem(
        "not_more",
        place(stated),
        "not more than the payer holds owed",
        "find that it falls: then it is what the payer holds owed");
  }

  static Problem notLess(Money stated, @Nullable Money line) {
    return new Problem(
        "not_less",
        place(stated),
        "not less than the line" + (line == null ? "" : ", which is " + told(line)),
        "state less than that; who disputes all of a line states no amount");
  }

  /** It is contested, and was answered before. */
  static Problem contestedAgain(Dispute dispute) {
    return answeredBefore("/answer", dispute);
  }

  /** It offers no less than was offered before. */
  static Problem offeredBefore(Money stated, Dispute dispute) {
    return answeredBefore(place(stated), dispute);
  }

  private static Problem answeredBefore(String place, Dispute dispute) {
    String before =
        dispute
            .offer()
            .map(offer -> told(offer.amount()) + " was offered before")
            .orElse("it was contested before");
    return new Problem("answered_before", place, before, "concede, or offer less than before");
  }

  /** Where an amount is written; one of units is a quantity. */
  private static String place(Money stated) {
    return stated.currency().equals(Price.UNITS) ? "/quantity" : "/amount";
  }

  private static String told(Money line) {
    return line.currency().equals(Price.UNITS) ? String.valueOf(line.minor()) : line.toString();
  }

  static Problem notBilled(Assessment table) {
    String reason = table.reason().map(word -> "(" + word + ")").orElse("");
    return new Problem(
        "not_billed",
        LINE,
        "nothing is billed or held for it: " + table.status().wire() + reason,
        "there is nothing to dispute");
  }

  static Problem already(Dispute dispute) {
    return new Problem(
        "already_disputed",
        LINE,
        "its dispute " + dispute.id() + " is " + dispute.state().wire(),
        "wait until it has ended, or withdraw it");
  }

  /** Its line can't be disputed again. */
  static Problem lineDecided(Dispute dispute) {
    return decided(dispute).at(LINE);
  }

  static Problem decided(Dispute dispute) {
    return new Problem(
        "decided",
        "/dispute",
        "the dispute " + dispute.id() + " has ended: " + dispute.state().wire(),
        "it can't be changed any more");
  }

  static Problem tooLate(Instant end) {
    return new Problem(
        "too_late",
        LINE,
        "this line could be disputed before " + end,
        "what is wrong with it can be retracted, or attested anew");
  }

  static Problem notAnswered(Instant deadline) {
    return new Problem(
        "not_answered",
        "/dispute",
        "the seller has until " + deadline + " to answer",
        "wait for the answer");
  }
}
