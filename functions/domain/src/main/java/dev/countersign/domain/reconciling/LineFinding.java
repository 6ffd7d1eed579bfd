package dev.countersign.domain.reconciling;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What comes of one posting held against its engine: {@code docs/billing.md}, section 9. */
public enum LineFinding {
  /** The engine has what it should. */
  AGREES,
  /** It hasn't it yet, and was sent less than an hour ago. */
  YOUNG,
  /** Nobody knew whether the engine has it, and it has. */
  CONFIRMED,
  /** Nobody knows whether the engine should have it, and it hasn't. */
  OPEN,
  /** The engine hasn't what it said that it took. */
  MISSING,
  /** The engine has what was never sent to it. */
  EXTRA,
  /** The engine has another value. */
  DIFFERS,
  /** The engine gave no answer. */
  UNANSWERED;

  /** An engine may take so long until it shows what it took. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  /**
   * The finding.
   *
   * @param value what is owed, as the engine counts it
   */
  public static LineFinding of(Owed owed, BigDecimal value, SeenLine seen, Instant now) {
    return switch (seen) {
      case SeenLine.NoAnswer none -> UNANSWERED;
      case SeenLine.NotThere not -> notThere(owed, now);
      case SeenLine.There(var its) -> there(owed, value, its);
    };
  }

  /** Whether it is a difference between postings and engine. */
  public boolean isDifference() {
    return this == MISSING || this == EXTRA || this == DIFFERS;
  }

  private static LineFinding notThere(Owed owed, Instant now) {
    return switch (owed) {
      case Owed.Line line -> isYoung(line.since(), now) ? YOUNG : MISSING;
      case Owed.Document document -> isYoung(document.since(), now) ? YOUNG : MISSING;
      case Owed.Nothing nothing -> AGREES;
      case Owed.NoLine none -> AGREES;
      case Owed.Perhaps perhaps -> OPEN;
    };
  }

  private static LineFinding there(Owed owed, BigDecimal value, Optional<BigDecimal> its) {
    return switch (owed) {
      case Owed.Line line -> same(its, value) ? AGREES : DIFFERS;
      case Owed.Document document -> AGREES; // what it finds has no value
      case Owed.Nothing nothing -> same(its, BigDecimal.ZERO) ? AGREES : DIFFERS;
      case Owed.Perhaps perhaps -> same(its, value) ? CONFIRMED : DIFFERS;
      case Owed.NoLine none -> EXTRA;
    };
  }

  private static boolean same(Optional<BigDecimal> its, BigDecimal value) {
    return its.map(number -> number.compareTo(value) == 0).orElse(true);
  }

  static boolean isYoung(Instant since, Instant now) {
    return now.isBefore(since.plus(PATIENCE));
  }
}
