package dev.countersign.local.report;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.TenantScan;
import dev.countersign.local.play.Delay;
import dev.countersign.local.play.PlayScenario;
import dev.countersign.local.play.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Compares what is billed with what other terms would have billed: each type's newest, always in
 * force, or those that are about to be applied.
 */
public final class BackTest {
  private static final String NOTHING = "nothing";

  private BackTest() {}

  /**
   * An outcome that would be billed differently.
   *
   * @param was what its own terms owe: {@code nothing}, an amount with its currency, or so many
   *     {@code units}
   */
  public record Difference(String claim, String was, String wouldBe) {}

  /**
   * Over the stored history, if each type's newest terms had always been in force. What is held
   * counts as if its hold were over.
   */
  public static List<Difference> ofHistory(
      TenantScan survey, TenantId tenant, List<Terms> stored, List<Terms> wanted, Instant now) {
    return ofBooks(survey, tenant, books(stored), always(wanted), now);
  }

  /**
   * Over the stored history, by two sets of terms. What is held counts as if its hold were over.
   */
  public static List<Difference> ofBooks(
      TenantScan survey,
      TenantId tenant,
      Map<OutcomeType, TermsBook> before,
      Map<OutcomeType, TermsBook> after,
      Instant now) {
    var differences = new ArrayList<Difference>();
    survey.lastEntries(
        tenant,
        standing -> {
          var entry = standing.entry();
          var type = entry.claim().type();
          var old = before.get(type);
          var book = after.get(type);
          if (old != null && book != null) {
            compare(
                entry.claim().toString(),
                owed(entry, old, now),
                owed(entry, book, now),
                differences);
          }
        });
    return List.copyOf(differences);
  }

  /** Over a scenario, played once with its own terms and once with these. */
  public static List<Difference> ofScenario(Scenario scenario, List<Terms> wanted) {
    var after = always(wanted);
    var terms = new ArrayList<Terms>();
    scenario.terms().stream()
        .filter(each -> !after.containsKey(each.outcome()))
        .forEach(terms::add);
    after.values().forEach(book -> terms.addAll(book.versions()));
    var was = billed(scenario);
    var differences = new ArrayList<Difference>();
    billed(new Scenario(List.copyOf(terms), scenario.lines()))
        .forEach((claim, amount) ->
            compare(claim, was.getOrDefault(claim, NOTHING), amount, differences));
    return List.copyOf(differences);
  }

  private static void compare(
      String claim, String was, String wouldBe, List<Difference> differences) {
    if (!was.equals(wouldBe)) {
      differences.add(new Difference(claim, was, wouldBe));
    }
  }

  private static String owed(Entry entry, TermsBook book, Instant now) {
    var registers = entry.registers();
    var owed = OutcomeAssessor.assess(registers, BillingState.NOTHING, book, now);
    if (owed.status() == OutcomeStatus.HELD && owed.lookAgain().isPresent()) {
      owed = OutcomeAssessor.assess(registers, BillingState.NOTHING, book, owed.lookAgain().get());
    }
    return owed.amount().map(BackTest::text).orElse(NOTHING);
  }

  private static String text(Money owed) {
    return owed.currency().equals(Price.UNITS) ? owed.minor() + " units" : owed.toString();
  }

  private static Map<OutcomeType, TermsBook> books(List<Terms> terms) {
    var books = new TreeMap<OutcomeType, List<Terms>>(Comparator.comparing(OutcomeType::value));
    terms.forEach(each -> books.computeIfAbsent(each.outcome(), t -> new ArrayList<>()).add(each));
    var read = new TreeMap<OutcomeType, TermsBook>(Comparator.comparing(OutcomeType::value));
    books.forEach((type, versions) -> read.put(type, new TermsBook(type, versions)));
    return read;
  }

  /** The newest version of each type, in force from the beginning. */
  private static Map<OutcomeType, TermsBook> always(List<Terms> wanted) {
    var always = new TreeMap<OutcomeType, TermsBook>(Comparator.comparing(OutcomeType::value));
    books(wanted)
        .forEach((type, book) ->
            always.put(
                type,
                new TermsBook(
                    type, List.of(book.versions().getLast().inForceFrom(Instant.EPOCH)))));
    return always;
  }

  private static Map<String, String> billed(Scenario scenario) {
    var billed = new TreeMap<String, String>();
    PlayScenario.play(
        scenario,
        Delay.NONE,
        line -> {
          if (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))
                  instanceof Reading.Read<Json>(Json.Obj told)
              && told.get("outcome").orElse(null) instanceof Json.Obj outcome) {
            String amount = text(outcome, "billed");
            boolean nothing = amount.matches("[0.]+");
            billed.put(text(outcome, "claim"), nothing ? NOTHING : amount + " " + unit(outcome));
          }
        });
    return billed;
  }

  private static String unit(Json.Obj outcome) {
    boolean units =
        outcome.get("currency").isEmpty()
            || text(outcome, "currency").equals(Price.UNITS.toString());
    return units ? "units" : text(outcome, "currency");
  }

  private static String text(Json.Obj outcome, String name) {
    return Objects.requireNonNull(((Json.Str) outcome.get(name).orElseThrow()).value());
  }
}
