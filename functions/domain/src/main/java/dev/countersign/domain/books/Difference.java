package dev.countersign.domain.books;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a line of the export says otherwise than the attested book. */
public enum Difference {
  AMOUNT,
  CURRENCY,
  MONTH,
  SESSION,
  TAKEN_BACK;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What differs of what both say.
   *
   * @param period the month of the line
   */
  static List<Difference> between(HeardOutcome outcome, BookLine line, YearMonth period) {
    var last = outcome.last();
    var differs = new ArrayList<Difference>();
    var ours = last.billedOrNull();
    var theirs = line.amountOrNull();
    if (ours != null && theirs != null) {
      if (!ours.unit().equals(theirs.unit())) {
        differs.add(CURRENCY);
      } else if (!ours.amount().equals(theirs.amount())) {
        differs.add(AMOUNT);
      }
    }
    if (outcome.monthOrNull() != null && !outcome.isOf(period)) {
      differs.add(MONTH);
    }
    var session = last.sessionOrNull();
    if (session != null
        && line.sessionOrNull() != null
        && !session.name().equals(line.sessionOrNull())) {
      differs.add(SESSION);
    }
    if (outcome.isTakenBack()) {
      differs.add(TAKEN_BACK);
    }
    return differs;
  }
}
