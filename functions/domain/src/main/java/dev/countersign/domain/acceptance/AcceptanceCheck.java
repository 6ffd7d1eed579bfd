package dev.countersign.domain.acceptance;

import dev.countersign.domain.Problem;
import dev.countersign.domain.acceptance.AcceptanceDecision.Timeliness;
import dev.countersign.domain.acceptance.MonthReview.OnSilence;
import java.time.Instant;
import java.util.Optional;

/** Decides what becomes of what the payer says about a month. */
public final class AcceptanceCheck {
  private static final Problem NOT_SEALED =
      new Problem(
          "not_sealed",
          "/month",
          "this month is not sealed",
          "wait for its sealed file, and answer about that");
  private static final Problem ANOTHER_ROOT =
      new Problem(
          "another_root",
          "/root",
          "not the root of the sealed month",
          "verify the file that you have; if it holds, keep it: two files of one month prove a fork");
  private static final Problem ANSWERED =
      new Problem(
          "answered",
          "/answer",
          "another answer about this month was given before, and the first one counts",
          "only refused and accepted_except may be followed, and only by accepted");

  private AcceptanceCheck() {}

  /**
   * The decision.
   *
   * @param sealed the month that is spoken of; none where it is not sealed
   * @param standing the answer of the payer that counts; none before the first
   * @param said what the payer says now
   */
  public static AcceptanceDecision decide(
      Optional<SealedRoot> sealed,
      Optional<AcceptanceAnswer> standing,
      Acceptance said,
      MonthReview review,
      Instant now) {
    if (sealed.isEmpty()) {
      return new AcceptanceDecision.Unusable(NOT_SEALED);
    }
    if (!sealed.get().root().equals(said.root())) {
      return new AcceptanceDecision.Unusable(ANOTHER_ROOT);
    }
    if (standing.filter(said.answer()::equals).isPresent()) {
      return new AcceptanceDecision.Stands();
    }
    if (standing.isPresent() && !standing.get().mayBecome(said.answer())) {
      return new AcceptanceDecision.Unusable(ANSWERED);
    }
    if (!review.isOver(sealed.get(), now)) {
      return new AcceptanceDecision.Counts(Timeliness.IN_TIME);
    }
    return review.onSilence() == OnSilence.OPEN
        ? new AcceptanceDecision.Counts(Timeliness.LATE)
        : new AcceptanceDecision.TooLate();
  }

  /**
   * Whether silence accepts the month by now.
   *
   * @param standing the answer of the payer that counts; none before the first
   */
  public static boolean isAcceptedBySilence(
      SealedRoot sealed, Optional<AcceptanceAnswer> standing, MonthReview review, Instant now) {
    return review.onSilence() == OnSilence.ACCEPTED
        && standing.isEmpty()
        && review.isOver(sealed, now);
  }
}
