package dev.countersign.app.operate.apply;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.Rule.Finding;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries the rules of terms, those of {@code free_when} and of prices, before they are in force. */
public final class RuleTrial {
  private static final int MOST_OUTCOMES = 1000;

  /** One that fails may take half a second each time. */
  private static final int MOST_FAILURES = 100;

  private RuleTrial() {}

  /**
   * A rule that failed. It never says on what.
   *
   * @param failed on how many outcomes
   * @param tried of how many that it was tried on; no more are tried after 100 failures
   */
  public record Failing(TermsRef terms, String rule, int failed, int tried) {
    boolean isEverywhere() {
      return failed == tried;
    }

    String line() {
      return isEverywhere()
          ? "terms %s: REFUSED, rule %s fails on each of the %d stored outcomes that it was tried on: mend its if"
              .formatted(terms, rule, tried)
          : "terms %s: rule %s fails on %d of %d stored outcomes; each would wait for a person (rule_failed)"
              .formatted(terms, rule, failed, tried);
    }
  }

  /** What a rule is tried on. */
  private record Case(Truth truth, Session session) {}

  /** The rules of these terms that fail on this truth and this session. */
  public static List<Failing> over(Terms terms, Truth truth, Session session) {
    return tried(terms, List.of(new Case(truth, session)));
  }

  /**
   * The rules of these terms that fail on stored outcomes of their type, of which at most 1000 are
   * read: on what is true by these terms, and the foremost session.
   */
  public static List<Failing> overHistory(
      Terms terms, TenantScan scan, TenantId tenant, Instant now) {
    if (rules(terms).isEmpty()) {
      return List.of();
    }
    var book = new TermsBook(terms.outcome(), List.of(terms.inForceFrom(Instant.EPOCH)));
    var cases = new ArrayList<Case>();
    scan.someLastEntries(
        tenant,
        terms.outcome(),
        MOST_OUTCOMES,
        stored -> of(stored, book, now).ifPresent(cases::add));
    return tried(terms, cases);
  }

  private static Optional<Case> of(StoredEntry stored, TermsBook book, Instant now) {
    var registers = stored.entry().registers();
    var version = OutcomeReading.of(registers, book, now).version();
    var session =
        Stream.concat(version.chosen().stream(), registers.sessions().values().stream())
            .findFirst();
    return version.truth().flatMap(truth -> session.map(of -> new Case(truth, of)));
  }

  private static List<Failing> tried(Terms terms, List<Case> cases) {
    return rules(terms).stream()
        .map(rule -> tried(terms, rule, cases))
        .filter(failing -> failing.failed() > 0)
        .toList();
  }

  private static Failing tried(Terms terms, Rule rule, List<Case> cases) {
    int failed = 0;
    int tried = 0;
    for (Case each : cases) {
      if (failed == MOST_FAILURES) {
        break;
      }
      tried++;
      failed += rule.of(each.truth(), each.session()) == Finding.FAILED ? 1 : 0;
    }
    return new Failing(terms.ref(), rule.name(), failed, tried);
  }

  private static List<Rule> rules(Terms terms) {
    var free =
        terms.freeWhen().stream()
            .filter(ExemptionRule.When.class::isInstance)
            .map(rule -> ((ExemptionRule.When) rule).rule());
    var prices =
        terms.price().items().stream().map(PriceList.Item::condition).filter(Objects::nonNull);
    return Stream.concat(free, prices).toList();
  }
}
