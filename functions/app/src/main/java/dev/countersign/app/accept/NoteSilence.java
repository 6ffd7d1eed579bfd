package dev.countersign.app.accept;

import dev.countersign.app.accept.RecordedAnswer.Effect;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.AcceptanceCheck;
import dev.countersign.domain.acceptance.SealedRoot;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** Writes down that nobody answered about a sealed month in time, where that accepts it. */
public final class NoteSilence {
  private final SealedMonths months;
  private final Function<TenantId, AcceptanceTerms> terms;
  private final AcceptanceLeaves leaves;

  /** Over these ports. */
  public NoteSilence(
      SealedMonths months, Function<TenantId, AcceptanceTerms> terms, AcceptanceLeaves leaves) {
    this.months = months;
    this.terms = terms;
    this.leaves = leaves;
  }

  /**
   * Writes it down where it is so by now. Repeating it changes nothing.
   *
   * @return what says that nobody answered, if it is there now
   */
  public Optional<RecordedAnswer> of(TenantId tenant, YearMonth month, Instant now) {
    var sealed = months.find(tenant, month);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    var kept = months.answers(tenant, month);
    var silence = kept.answers().bySilence();
    var review = terms.apply(tenant).review();
    var standing = kept.answers().standingAnswer();
    if (silence.isEmpty()
        && AcceptanceCheck.isAcceptedBySilence(sealed.get(), standing, review, now)) {
      var given = given(tenant, month, sealed.get(), review.until(sealed.get()));
      // Where another answer was faster, the next run looks again.
      if (months.swap(tenant, month, kept, kept.answers().with(given))) {
        silence = Optional.of(given);
      }
    }
    silence.ifPresent(given ->
        leaves.put(
            tenant,
            given.recordedAt(),
            LeafOfAcceptance.key(month, given),
            late -> LeafOfAcceptance.of(month, given, late)));
    return silence;
  }

  private static RecordedAnswer given(
      TenantId tenant, YearMonth month, SealedRoot sealed, Instant until) {
    var root = sealed.root();
    return new RecordedAnswer(
        Digest.of("silence", tenant.value(), month.toString(), root.base64()),
        root,
        new AcceptanceAnswer.Accepted(),
        until,
        Effect.COUNTS,
        Optional.empty());
  }
}
