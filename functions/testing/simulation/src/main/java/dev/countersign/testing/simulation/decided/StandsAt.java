package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.DisputeDeadline;
import dev.countersign.domain.billing.InquiryDeadline;
import dev.countersign.domain.history.AtStake;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.HeldAmount;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleResult;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an outcome stands by its last entry. */
record StandsAt(
    String status,
    @Nullable String detail,
    @Nullable OracleDispute dispute,
    @Nullable OracleInquiry inquiry,
    @Nullable Instant deadline,
    Sums sums) {
  /** Where nothing was said of it. */
  static final StandsAt NOWHERE =
      new StandsAt(OracleAnswer.NO_OUTCOME, null, null, null, null, new Sums(0, 0, 0));

  /**
   * By a history.
   *
   * @param names by which the oracle knows its disputes and inquiries, by their ids
   */
  static StandsAt of(DecidedHistory history, Map<String, String> names) {
    return history.sealed().map(sealed -> of(sealed, history.book(), names)).orElse(NOWHERE);
  }

  private static StandsAt of(SealedEntry sealed, TermsBook book, Map<String, String> names) {
    var entry = sealed.entry();
    var dispute =
        entry
            .registers()
            .dispute()
            .map(it -> SharedWords.dispute(it, Objects.requireNonNull(names.get(it.id().value()))));
    var inquiry =
        entry.registers().inquiry().map(it -> SharedWords.inquiry(it, name(it, entry, names)));
    return new StandsAt(
        CourseStep.status(entry.status().wire(), entry.reasonOrNull()),
        entry.detailOrNull(),
        dispute.orElse(null),
        inquiry.orElse(null),
        deadline(entry, book).orElse(null),
        new Sums(
            minor(entry.billed().standing().map(BillingState.StandingResult::amount)),
            minor(HeldAmount.of(sealed, book)),
            minor(AtStake.of(sealed, book))));
  }

  private static String name(Inquiry inquiry, Entry entry, Map<String, String> names) {
    return inquiry.isUntracked()
        ? entry.claim().toString()
        : Objects.requireNonNull(names.get(inquiry.id().value()));
  }

  private static Optional<Instant> deadline(Entry entry, TermsBook book) {
    var reading = OutcomeReading.of(entry.registers(), book, entry.at());
    return DisputeDeadline.of(reading).or(() -> InquiryDeadline.of(reading));
  }

  private static long minor(Optional<Money> amount) {
    return amount.map(Money::minor).orElse(0L);
  }

  CourseStep step(Instant at, @Nullable OracleTold told, String word, List<OracleResult> results) {
    return new CourseStep(
        at, told, word, status, detail, dispute, inquiry, deadline, sums, results);
  }
}
