package dev.countersign.app.deliver.desk;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.terms.Price;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;

/**
 * A posting that is held, as far as a person needs it to decide.
 *
 * @param amount the line's: less than zero in a reversal
 * @param net what a person's task gives back (less than zero) or charges; none where it is no task
 * @param since when it was held
 */
public record HeldPosting(
    TargetKey target,
    EventId event,
    Claim claim,
    Money amount,
    HeldReason reason,
    Optional<Money> net,
    Instant since) {
  /** Those that are held longest first. */
  public static final Comparator<HeldPosting> LONGEST_FIRST =
      Comparator.comparing(HeldPosting::since)
          .thenComparing(HeldPosting::target)
          .thenComparing(held -> held.event().value());

  /**
   * What is told of this posting; nothing where it isn't held.
   *
   * @param counted what its target counts
   */
  static Optional<HeldPosting> of(Posting posting, Counted counted) {
    if (!(posting.state() instanceof Held held)) {
      return Optional.empty();
    }
    var key = posting.key();
    var line = posting.line();
    return Optional.of(
        new HeldPosting(
            new TargetKey(key.tenant(), key.target()),
            key.event(),
            line.claim(),
            line.amount(),
            held.reason(),
            held.reason() instanceof HeldReason.Task task
                ? Optional.of(net(task, counted, line.amount().currency()))
                : Optional.empty(),
            held.since()));
  }

  private static Money net(HeldReason.Task task, Counted counted, Currency currency) {
    return new Money(task.net(), counted == Counted.QUANTITY ? Price.UNITS : currency);
  }

  /** What to do about it. */
  public WhatToDo whatToDo() {
    return WhatToDo.about(reason);
  }
}
