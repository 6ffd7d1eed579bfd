package dev.countersign.testing.simulation.decided;

import dev.countersign.app.dispute.DisputeWord;
import dev.countersign.app.inquiry.AnswerOnInquiry;
import dev.countersign.app.inquiry.InquiryWord;
import dev.countersign.domain.Claim;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.inquiry.InquiryOrigin;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.dispute.OracleAmount;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked;
import dev.countersign.testing.oracle.dispute.OracleResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the product has, in the oracle's words. */
final class SharedWords {
  private SharedWords() {}

  /**
   * A dispute.
   *
   * @param name by which the oracle knows it
   */
  static OracleDispute dispute(Dispute dispute, String name) {
    var answer = dispute.answerOrNull();
    var offer = dispute.offer().orElse(null);
    var end = dispute.endOrNull();
    return new OracleDispute(
        name,
        dispute.code().wire(),
        amountOrNull(dispute.amountOrNull()),
        dispute.receivedAt(),
        dispute.recordedAt(),
        answer == null ? null : answer.recordedAt(),
        offer == null ? null : new OracleDispute.Offer(amount(offer.amount()), offer.saidAt()),
        end == null ? null : end(end));
  }

  private static OracleDispute.End end(DisputeEnd end) {
    var amount = end.amountOrNull();
    return new OracleDispute.End(
        OracleDispute.State.valueOf(end.state().name()),
        OracleDispute.By.valueOf(end.by().name()),
        end.at(),
        amountOrNull(amount),
        amount == null ? null : amount.saidAt());
  }

  /**
   * An inquiry.
   *
   * @param name by which the oracle knows it
   */
  static OracleInquiry inquiry(Inquiry inquiry, String name) {
    return new OracleInquiry(
        name,
        Asked.Kind.valueOf(inquiry.type().name()),
        inquiry.recordedAt(),
        inquiry.origin() instanceof InquiryOrigin.Drafted(Instant claimedAt)
            ? claimedAt
            : inquiry.recordedAt(),
        inquiry.end().map(SharedWords::end).orElse(null));
  }

  private static OracleInquiry.End end(InquiryEnd end) {
    return new OracleInquiry.End(
        OracleInquiry.State.valueOf(end.state().name()),
        OracleDispute.By.valueOf(end.by().name()),
        end.at(),
        end.code().map(DeclineCode::wire).or(() -> end.heard().map(Claim::toString)).orElse(null));
  }

  static OracleResult result(ResultEvent event) {
    long sign = event.kind() == ResultEvent.Kind.REVERSAL ? -1 : 1;
    return new OracleResult(
        event.revision(),
        event.amount().minor(),
        currencyOrNull(event.amount()),
        event.shares().stream()
            .map(share ->
                new Share(
                    share.session().value(), sign * share.amount().minor(), share.freeOrNull()))
            .toList(),
        event.terms().version(),
        event.recordedAt(),
        event.occurredAt());
  }

  private static @Nullable OracleAmount amountOrNull(@Nullable StatedAmount stated) {
    return stated == null ? null : amount(stated.amount());
  }

  private static OracleAmount amount(Money money) {
    return new OracleAmount(money.minor(), currencyOrNull(money));
  }

  private static @Nullable String currencyOrNull(Money money) {
    return money.currency().equals(Price.UNITS) ? null : money.currency().getCurrencyCode();
  }

  /** The word that a message about a line, or a missing result, is answered with. */
  static String answer(Decision decision) {
    return switch (decision) {
      case Decision.Appended(Entry entry) ->
          AnswerOnInquiry.isAbout(entry) ? InquiryWord.of(entry) : DisputeWord.of(entry);
      case Decision.Unprocessable(var problem) -> problem.reason();
      case Decision.Repeated repeated -> "duplicate";
      case Decision.Conflicting conflicting -> "conflict";
      case Decision.Unchanged unchanged -> "unchanged";
    };
  }
}
