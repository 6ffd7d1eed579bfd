package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.forms.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Reads {@code month} of {@code tenant.yaml}: how the tenant's months are closed and accepted. */
public final class MonthForm {
  static final Set<String> FIELDS = Set.of("zone", "after", "review", "silence", "acceptance");

  private static final Duration SHORTEST_AFTER = Duration.ofHours(1);
  private static final Duration LONGEST_AFTER = Duration.ofDays(28);

  private MonthForm() {}

  /** What no answer of the payer within the review means. */
  public enum Silence {
    /** The month counts as accepted. */
    ACCEPTED,
    /** Nothing. */
    OPEN
  }

  /**
   * How a tenant's months are closed and accepted.
   *
   * @param zone their time zone; a month keeps the one that it began with
   * @param after how long after its end a month is closed
   * @param review how long after the sealing the payer may answer
   * @param acceptance the source whose word is the payer's; none where nobody can accept
   */
  public record MonthSettings(
      ZoneId zone,
      CalendarSpan after,
      CalendarSpan review,
      Silence silence,
      Optional<SourceId> acceptance) {
    /** Those of a tenant that says nothing of its months. */
    public static final MonthSettings USUAL =
        new MonthSettings(ZoneOffset.UTC, days(3), days(30), Silence.OPEN, Optional.empty());

    private static CalendarSpan days(int number) {
      return new CalendarSpan(Period.ofDays(number), Duration.ZERO);
    }
  }

  static MonthSettings read(Fields in) {
    in.only(FIELDS);
    var usual = MonthSettings.USUAL;
    return new MonthSettings(
        ZoneForm.read(in, "zone"),
        in.get("after").isEmpty() ? usual.after() : after(in),
        in.get("review").isEmpty() ? usual.review() : SpanForm.positive(in, "review"),
        in.word("silence", Silence.values()).orElse(usual.silence()),
        in.get("acceptance").isEmpty()
            ? Optional.empty()
            : in.id("acceptance", SourceId::admits, SourceId::new));
  }

  private static CalendarSpan after(Fields in) {
    int before = in.problems().size();
    var span = SpanForm.read(in, "after");
    var length = Duration.between(Instant.EPOCH, span.after(Instant.EPOCH, ZoneOffset.UTC));
    boolean fits = length.compareTo(SHORTEST_AFTER) >= 0 && length.compareTo(LONGEST_AFTER) <= 0;
    if (!fits && in.problems().size() == before) {
      in.problem(
          "out_of_range", "after", "not PT1H to P28D", "state an hour at least, 28 days at most");
    }
    return span;
  }
}
