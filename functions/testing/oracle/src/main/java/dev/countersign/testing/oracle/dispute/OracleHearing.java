package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleDispute.End;
import dev.countersign.testing.oracle.dispute.OracleDispute.Offer;
import dev.countersign.testing.oracle.dispute.OracleDispute.State;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered.Word;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided.Dated;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided.Finding;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a dispute by a withdrawal, an answer or a ruling (disputes.md, section 6).
 *
 * @param word that it is answered with
 * @param dispute as it is then
 */
record OracleHearing(String word, @Nullable OracleDispute dispute) {

  /** The amount of the line: the table's, or what the bus has while a grace lasts. */
  static long amount(OracleLine line, OracleBill bill, OracleGrace grace, Instant now) {
    return grace.lasts(now) && bill.stands() != null ? bill.amount() : line.amount();
  }

  static @Nullable String currency(
      OracleLine line, OracleBill bill, OracleGrace grace, OracleTold told) {
    var stands = bill.stands();
    return grace.lasts(told.toldAt()) && stands != null ? stands.currency() : line.currency();
  }

  /** What the message is held against. */
  record Ground(@Nullable OracleDispute kept, OracleLine line, OracleBill bill, OracleGrace grace) {

    /** The dispute as of its receipt, or the word by which there is none to speak of. */
    private OracleHearing of(OracleQuarrel told, @Nullable String named) {
      if (kept == null || (named != null && !named.equals(kept.id()))) {
        return new OracleHearing("unknown_dispute", kept);
      }
      var then = kept.asOf(told.receivedAt());
      return then.end() == null ? new OracleHearing("", then) : new OracleHearing("decided", kept);
    }

    /** Why an amount can't be; none if it can. */
    private @Nullable String wrong(OracleAmount amount, OracleTold told) {
      long counted = amount(line, bill, grace, told.toldAt());
      if (counted == 0) {
        return "not_less";
      }
      if (!Objects.equals(amount.currency(), currency(line, bill, grace, told))) {
        return "wrong_currency";
      }
      return amount.minor() < counted ? null : "not_less";
    }

    private OracleHearing refused(String word) {
      return new OracleHearing(word, kept);
    }
  }

  static OracleHearing withdrawn(OracleQuarrel.Withdrawn told, Ground ground) {
    var heard = ground.of(told, told.dispute());
    var dispute = heard.dispute();
    return !heard.word().isEmpty() || dispute == null
        ? heard
        : new OracleHearing(
            "withdrawn",
            dispute.leftToTheOffer(State.WITHDRAWN, By.PAYER, By.SELLER, told.receivedAt()));
  }

  static OracleHearing answered(OracleQuarrel.Answered told, Ground ground) {
    var heard = ground.of(told, told.dispute());
    var dispute = heard.dispute();
    if (!heard.word().isEmpty() || dispute == null) {
      return heard;
    }
    var offered = told.word() == Word.OFFERED ? told.amount() : null;
    var wrong = offered == null ? null : ground.wrong(offered, told);
    if (wrong != null) {
      return ground.refused(wrong);
    }
    var own = dispute.amount();
    if (told.word() == Word.CONCEDED
        || (offered != null && own != null && offered.minor() <= own.minor())) {
      return new OracleHearing("conceded", dispute.fallen(By.SELLER, told.receivedAt()));
    }
    if (dispute.answeredAt() != null && (offered == null || isNoLess(offered, dispute.offer()))) {
      return ground.refused("answered_before");
    }
    var offer = offered == null ? null : new Offer(offered, told.receivedAt());
    return new OracleHearing("answered", dispute.answered(told.toldAt(), offer));
  }

  private static boolean isNoLess(OracleAmount offered, @Nullable Offer before) {
    return before != null && offered.minor() >= before.amount().minor();
  }

  static OracleHearing decided(OracleQuarrel.Decided told, Ground ground) {
    if (ground.kept() == null
        || (told.dispute() != null && !told.dispute().equals(ground.kept().id()))) {
      return ground.refused("unknown_dispute");
    }
    var clause = OracleDeadlines.clause(ground.line());
    var arbiter = clause == null ? null : clause.arbiter();
    if (arbiter != null && (told.dated() == Dated.COMMAND || !arbiter.equals(told.by().source()))) {
      return ground.refused("not_the_arbiter");
    }
    if (told.dated() == Dated.UNSIGNED) {
      return ground.refused("unsigned_time");
    }
    var heard = ground.of(told, told.dispute());
    var dispute = heard.dispute();
    if (!heard.word().isEmpty() || dispute == null) {
      return heard;
    }
    if (dispute.answeredAt() == null) {
      return ground.refused("not_answered");
    }
    var amount = told.finding() == Finding.ADJUSTED ? told.amount() : null;
    var wrong = amount == null ? null : wrong(amount, dispute, told, ground);
    return wrong == null
        ? new OracleHearing("resolved", found(dispute, told, amount))
        : ground.refused(wrong);
  }

  private static @Nullable String wrong(
      OracleAmount amount, OracleDispute dispute, OracleTold told, Ground ground) {
    var wrong = ground.wrong(amount, told);
    var own = dispute.amount();
    return wrong == null && own != null && amount.minor() <= own.minor() ? "not_more" : wrong;
  }

  private static OracleDispute found(
      OracleDispute dispute, OracleQuarrel.Decided told, @Nullable OracleAmount amount) {
    var at = told.receivedAt();
    return switch (told.finding()) {
      case STANDS -> dispute.ended(new End(State.STANDS, By.ARBITER, at, null, null));
      case FALLS -> dispute.fallen(By.ARBITER, at);
      case ADJUSTED -> dispute.ended(new End(State.ADJUSTED, By.ARBITER, at, amount, at));
    };
  }
}
