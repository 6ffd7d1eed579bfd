package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.MatchRule;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A mistake with the terms: a clause is read wrongly, or forgotten. */
record WrongTerms(UnaryOperator<TermsBook> wrong) implements Mistake {

  @Override
  public Contracts contracts(Contracts right) {
    return (tenant, type) -> right.book(tenant, type).map(wrong);
  }

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("results are published before their hold", each(WrongTerms::unheld));
    all.put("the hold is counted in UTC", each(WrongTerms::inUtc));
    all.put("the clawback clause is forgotten", each(WrongTerms::noClawback));
    all.put("the first clawback is for all reasons", each(WrongTerms::firstClawback));
    all.put("without a clawback for the reason all goes back", each(WrongTerms::allElseGoesBack));
    all.put("the window is a day too short", each(WrongTerms::shortWindow));
    all.put("what is free is billed", each(terms -> TermsCopy.of(terms).free(List.of()).terms()));
    all.put("a contradiction is not looked at", each(WrongTerms::keepsOnConflict));
    all.put("the lock is ignored", each(terms -> TermsCopy.of(terms).lock(null).terms()));
    all.put("every grade is believed", each(WrongTerms::credulous));
    all.put(
        "a successor speaks for nobody",
        each(terms -> TermsCopy.of(terms).succeeds(Map.of()).terms()));
    all.put("a choice among several is never asked for", each(WrongTerms::neverAsks));
    all.put("the newest version counts for all", new WrongTerms(WrongTerms::newestForAll));
    WrongPrices.all().forEach((what, wrong) -> all.put(what, each(wrong)));
    return all;
  }

  private static Mistake each(UnaryOperator<Terms> wrong) {
    return new WrongTerms(
        book -> new TermsBook(book.outcome(), book.versions().stream().map(wrong).toList()));
  }

  private static TermsBook newestForAll(TermsBook book) {
    var newest = book.versions().getLast();
    return new TermsBook(
        book.outcome(), List.of(newest.inForceFrom(book.versions().getFirst().effectiveFrom())));
  }

  private static Terms unheld(Terms terms) {
    return TermsCopy.of(terms).hold(Hold.NONE).terms();
  }

  private static Terms inUtc(Terms terms) {
    return TermsCopy.of(terms).zone(ZoneOffset.UTC).terms();
  }

  private static Terms noClawback(Terms terms) {
    return TermsCopy.of(terms)
        .clawback(List.of(ClawbackRule.forAll(new Clawback.Always())))
        .terms();
  }

  private static Terms firstClawback(Terms terms) {
    return TermsCopy.of(terms)
        .clawback(
            terms.clawback().stream()
                .limit(1)
                .map(rule -> ClawbackRule.forAll(rule.clawback()))
                .toList())
        .terms();
  }

  private static Terms allElseGoesBack(Terms terms) {
    var rules = new ArrayList<>(terms.clawback());
    rules.add(new ClawbackRule(Set.of(), new Clawback.Always()));
    return TermsCopy.of(terms).clawback(rules).terms();
  }

  private static Terms shortWindow(Terms terms) {
    var match = terms.match();
    var window = match.window();
    var shorter = new CalendarSpan(window.period().plusDays(-1), window.duration());
    return TermsCopy.of(terms).match(new MatchRule(match.by(), shorter, match.waitTime())).terms();
  }

  private static Terms keepsOnConflict(Terms terms) {
    return TermsCopy.of(terms).conflict(Terms.OnConflict.KEEP).terms();
  }

  private static Terms credulous(Terms terms) {
    return TermsCopy.of(terms).assurance(Assurance.CALLER_ONLY).terms();
  }

  private static Terms neverAsks(Terms terms) {
    return terms.attribution() instanceof Attribution.Sole
        ? TermsCopy.of(terms).attribution(new Attribution.Last()).terms()
        : terms;
  }
}
