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
  static final Problem NO_DISPUTES =
      new Problem(
          "no_disputes",
          "",
          "the terms of this outcome know no disputes",
          "agree on terms with a dispute clause");
  static final Problem ACCEPTED =
      new Problem(
          "accepted",
          "",
          "the month that billed this line was accepted",
          "what is wrong with it can be retracted, or attested anew");
  static final Problem WRONG_CURRENCY =
      new Problem(
          "wrong_currency",
          "/amount",
          "in another currency or unit than the line",
          "state it as the line does");
  static final Problem NOT_MORE =
      new Problem(
          "not_more",
          "/amount",
          "not more than the payer holds owed",
          "find that it falls: then it is what the payer holds owed");
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
  static final Problem ANSWERED_BEFORE =
      new Problem(
          "answered_before",
          "/answer",
          "it was answered before",
          "concede, or offer less than before");

  private DisputeProblems() {}

  static Problem notLess(@Nullable Money line) {
    return new Problem(
        "not_less",
        "/amount",
        "not less than the line" + (line == null ? "" : ", which is " + told(line)),
        "state less than that; who disputes all of a line states no amount");
  }

  private static String told(Money line) {
    return line.currency().equals(Price.UNITS) ? String.valueOf(line.minor()) : line.toString();
  }

  static Problem notBilled(Assessment table) {
    String reason = table.reason().map(word -> "(" + word + ")").orElse("");
    return new Problem(
        "not_billed",
        "/outcome",
        "nothing is billed or held for it: " + table.status().wire() + reason,
        "there is nothing to dispute");
  }

  static Problem already(Dispute dispute) {
    return new Problem(
        "already_disputed",
        "/outcome",
        "its dispute " + dispute.id() + " is " + dispute.state().wire(),
        "wait until it has ended, or withdraw it");
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
        "/outcome",
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
