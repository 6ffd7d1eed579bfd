package dev.countersign.domain.outcome;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What is owed for an outcome of which nothing believed says that it happened: nothing. */
final class Unattested {
  private Unattested() {}

  static Owed owed(Testimony testimony, Registers registers, Instant now) {
    return switch (testimony.doubt()) {
      case UNDER_ASSURED -> Owed.nothing(Status.NOT_BILLABLE, Reasons.ASSURANCE, null);
      case NONE, NOT_ATTESTED ->
          testimony
              .retraction()
              .map(taken -> Owed.nothing(Status.VOID, taken.reason(), null))
              .orElse(Owed.nothing(Status.PARKED, Reasons.NOT_ATTESTED, ahead(registers, now)));
    };
  }

  /** The next date that something was said of: the terms of that date may not be known yet. */
  private static @Nullable Instant ahead(Registers registers, Instant now) {
    return registers.voices().values().stream()
        .flatMap(voice -> voice.retraction().stream())
        .map(Statement::occurredAt)
        .filter(date -> date.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
