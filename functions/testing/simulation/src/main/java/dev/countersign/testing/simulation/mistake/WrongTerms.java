package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.MatchRule;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A mistake with the terms: a clause is read wrongly, or forgotten. */
record WrongTerms(UnaryOperator<TermsBook> wrong) implements Mistake {

  @Override
  public Contracts contracts(Contracts right) {
    return (tenant, type) -> right.book(tenant, type).map(wrong);
  }

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("results are published before their hold", each(Parts::unheld));
    all.put("the hold is counted in UTC", each(Parts::inUtc));
    all.put("money is computed in binary fractions", each(Parts::inFloat));
    all.put("halves are rounded up always", each(Parts::halfUp));
    all.put("the clawback clause is forgotten", each(Parts::noClawback));
    all.put("the window is a day too short", each(Parts::shortWindow));
    all.put("what is free is billed", each(Parts::nothingFree));
    all.put("a contradiction is not looked at", each(Parts::keepsOnConflict));
    all.put("the newest version counts for all", new WrongTerms(WrongTerms::newestForAll));
    return all;
  }

  private static Mistake each(UnaryOperator<Parts> wrong) {
    return new WrongTerms(book ->
        new TermsBook(
            book.outcome(),
            book.versions().stream()
                .map(terms -> wrong.apply(Parts.of(terms)).terms(terms))
                .toList()));
  }

  private static TermsBook newestForAll(TermsBook book) {
    var newest = book.versions().getLast();
    return new TermsBook(
        book.outcome(), List.of(newest.inForceFrom(book.versions().getFirst().effectiveFrom())));
  }

  /** The clauses that are read wrongly, one at a time. */
  private record Parts(
      ZoneId zone,
      MatchRule match,
      Price price,
      Hold hold,
      List<ExemptionRule> free,
      Terms.OnConflict conflict,
      Clawback clawback) {

    static Parts of(Terms t) {
      return new Parts(
          t.zone(), t.match(), t.price(), t.hold(), t.freeWhen(), t.onConflict(), t.clawback());
    }

    Terms terms(Terms t) {
      return new Terms(
          t.outcome(),
          t.version(),
          t.effectiveFrom(),
          zone,
          t.sources(),
          t.assurance(),
          t.claimBy(),
          match,
          t.attribution(),
          price,
          hold,
          free,
          conflict,
          clawback,
          t.meter(),
          t.billTo());
    }

    Parts unheld() {
      return new Parts(zone, match, price, Hold.NONE, free, conflict, clawback);
    }

    Parts inUtc() {
      return new Parts(ZoneOffset.UTC, match, price, hold, free, conflict, clawback);
    }

    Parts noClawback() {
      return new Parts(zone, match, price, hold, free, conflict, new Clawback.Always());
    }

    Parts nothingFree() {
      return new Parts(zone, match, price, hold, List.of(), conflict, clawback);
    }

    Parts keepsOnConflict() {
      return new Parts(zone, match, price, hold, free, Terms.OnConflict.KEEP, clawback);
    }

    Parts shortWindow() {
      var window = match.window();
      var shorter = new CalendarSpan(days(window.period(), -1), window.duration());
      var wrong = new MatchRule(match.by(), shorter, match.waitTime());
      return new Parts(zone, wrong, price, hold, free, conflict, clawback);
    }

    private static Period days(Period period, int more) {
      return period.plusDays(more);
    }

    Parts inFloat() {
      return price instanceof Price.Percent(var percent, var min, var max, var in, var rounding)
          ? priced(new Price.Percent(new BigDecimal(percent.floatValue()), min, max, in, rounding))
          : this;
    }

    Parts halfUp() {
      return price instanceof Price.Percent(var percent, var min, var max, var in, var rounding)
              && rounding == RoundingMode.HALF_EVEN
          ? priced(new Price.Percent(percent, min, max, in, RoundingMode.HALF_UP))
          : this;
    }

    private Parts priced(Price wrong) {
      return new Parts(zone, match, wrong, hold, free, conflict, clawback);
    }
  }
}
