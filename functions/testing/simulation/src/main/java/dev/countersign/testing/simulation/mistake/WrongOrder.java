package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.testing.simulation.mistake.FoldWalk.Misread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mistakes with the order of statements, with their dates, and with who may state them. */
final class WrongOrder {
  private static final Comparator<Statement> BY_OCCURRENCE =
      Comparator.comparing(Statement::occurredAt).thenComparing(KeptStatements.ORDER);

  private WrongOrder() {}

  static Map<String, Mistake> all() {
    Map<String, Misread> all = new LinkedHashMap<>();
    all.put("statements are ordered by arrival", WrongOrder::byArrival);
    all.put("what states no time is ordered by arrival", WrongOrder::unstatedByArrival);
    all.put("at equal times the attestation is believed", WrongOrder::attestedAfter);
    all.put("the wait counts from the last receipt", WrongOrder::lastReceipt);
    all.put("a late receipt is not locked", WrongOrder::receivedAtOnce);
    all.put("a notice takes effect at once", WrongOrder::noticeAtOnce);
    all.put("a price that changes on a date changes from the beginning", WrongOrder::priceAtOnce);
    all.put("the earliest retraction counts whatever its reason", WrongOrder::onlyEarliest);
    all.put("the rate is rounded", WrongOrder::roundedRate);
    Map<String, Mistake> mistakes = new LinkedHashMap<>();
    all.forEach((what, misread) -> mistakes.put(what, of(misread)));
    mistakes.put(
        "a merge is locked",
        new WrongReading((registers, book) ->
            FoldWalk.misread(
                registers,
                book,
                (said, walk, made) -> {
                  if (!isMergedTooLate(said, walk, book)) {
                    made.add(said);
                  }
                })));
    mistakes.put(
        "an old denial of a witness contradicts", ofWitness(WrongOrder::denialWhenReceived));
    mistakes.put("a witness can't take its denial back", ofWitness(WrongOrder::denialStays));
    return mistakes;
  }

  private static Mistake of(Misread misread) {
    return new WrongReading((registers, book) -> FoldWalk.misread(registers, book, misread));
  }

  private static Mistake ofWitness(Misread misread) {
    return new WrongReading((registers, book) -> FoldWalk.misreadWitness(registers, book, misread));
  }

  /** Whether a merge was stated when some version had locked the truth. */
  private static boolean isMergedTooLate(Statement said, FoldWalk walk, TermsBook book) {
    var truth = walk.truth();
    return said.act() == Act.MERGED
        && truth != null
        && book.versions().stream()
            .anyMatch(terms ->
                terms
                    .lock()
                    .filter(lock -> lock.from().equals(DatePath.OCCURRED_AT))
                    .map(lock -> lock.span().after(truth.occurredAt(), terms.zone()))
                    .filter(end -> !said.statedAt().isBefore(end))
                    .isPresent());
  }

  private static void byArrival(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(StatementCopy.of(said).statedAt(said.receivedAt()).made());
  }

  private static void unstatedByArrival(Statement said, FoldWalk walk, List<Statement> all) {
    boolean unstated = said.statedAt().equals(said.occurredAt());
    all.add(unstated ? StatementCopy.of(said).statedAt(said.receivedAt()).made() : said);
  }

  private static void attestedAfter(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(
        said.act().takesBack()
            ? StatementCopy.of(said).statedAt(said.statedAt().minusNanos(1)).made()
            : said);
  }

  private static void lastReceipt(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(said);
    if (FoldWalk.affirms(said)) {
      all.replaceAll(before ->
          before.receivedAt().isBefore(said.receivedAt())
              ? StatementCopy.of(before).receivedAt(said.receivedAt()).made()
              : before);
    }
  }

  private static void receivedAtOnce(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(
        FoldWalk.affirms(said) ? said : StatementCopy.of(said).receivedAt(said.statedAt()).made());
  }

  private static void noticeAtOnce(Statement said, FoldWalk walk, List<Statement> all) {
    boolean ahead = said.act() == Act.RETRACTED && said.occurredAt().isAfter(said.receivedAt());
    all.add(ahead ? StatementCopy.of(said).occurredAt(said.receivedAt()).made() : said);
  }

  private static void priceAtOnce(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(StatementCopy.of(said).atOnce().made());
  }

  private static void onlyEarliest(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(said);
    if (said.act() == Act.RETRACTED && walk.state() == FoldWalk.State.TAKEN_BACK) {
      var several = all.stream().filter(one -> one.act() == Act.RETRACTED).toList();
      var earliest = several.stream().min(BY_OCCURRENCE).orElse(said);
      all.removeIf(one -> one.act() == Act.RETRACTED && !one.equals(earliest));
    }
  }

  /** To two decimals, as money is. */
  private static void roundedRate(Statement said, FoldWalk walk, List<Statement> all) {
    var facts = new TreeMap<>(said.facts().values());
    facts.computeIfPresent(
        "fx",
        (name, rate) ->
            switch (rate) {
              case Fact.Numeral(BigDecimal number) -> rounded(number);
              case Fact.Text(String text) when text.matches("[0-9.]+") ->
                  rounded(new BigDecimal(text));
              default -> rate;
            });
    all.add(StatementCopy.of(said).facts(new Fact.Tree(facts)).made());
  }

  private static Fact rounded(BigDecimal rate) {
    return new Fact.Numeral(rate.setScale(2, RoundingMode.HALF_EVEN));
  }

  private static void denialWhenReceived(Statement said, FoldWalk walk, List<Statement> all) {
    all.add(
        said.act().takesBack() ? StatementCopy.of(said).statedAt(said.receivedAt()).made() : said);
  }

  private static void denialStays(Statement said, FoldWalk walk, List<Statement> all) {
    boolean denied =
        all.stream().anyMatch(one -> one.act().takesBack() && one.source().equals(said.source()));
    if (!denied || said.act() != Act.ATTESTED) {
      all.add(said);
    }
  }
}
