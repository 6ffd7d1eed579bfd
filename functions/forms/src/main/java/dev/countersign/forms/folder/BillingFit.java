package dev.countersign.forms.folder;

import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.folder.TenantFolder.Mistake;
import dev.countersign.forms.json.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether targets can bill what the terms make: a type, a meter or a customer that no terms know
 * would have nothing billed, or every result held.
 */
final class BillingFit {
  private final List<Terms> terms;
  private final List<Problem> problems = new ArrayList<>();

  private BillingFit(List<Terms> terms) {
    this.terms = terms;
  }

  static List<Mistake> mistakes(Document<List<TargetSetup>> billing, List<Document<Terms>> terms) {
    var fit = new BillingFit(terms.stream().map(Document::value).toList());
    billing.value().forEach(fit::check);
    return YamlText.parse(billing.text()) instanceof Reading.Read<YamlText>(YamlText yaml)
        ? yaml.located(fit.problems).stream()
            .map(problem -> new Mistake(billing.file(), problem))
            .toList()
        : List.of();
  }

  private void check(TargetSetup setup) {
    var target = setup.target();
    outcomes(target);
    meters(setup);
    newest(target)
        .forEach(version -> {
          customer(target, version);
          amount(target, version);
        });
  }

  private void outcomes(BillingTarget target) {
    target.outcomes().stream()
        .filter(type -> terms.stream().noneMatch(version -> version.outcome().equals(type)))
        .sorted()
        .forEach(type ->
            problem(
                "unknown_outcome",
                target,
                "/outcomes",
                "no terms of the type " + type,
                "name one of the types of terms/, or add its terms"));
  }

  private void meters(TargetSetup setup) {
    setup.meters().keySet().stream()
        .filter(meter -> terms.stream().noneMatch(version -> version.meter().equals(meter)))
        .sorted()
        .forEach(meter ->
            problem(
                "unknown_meter",
                setup.target(),
                "/meters/" + meter.replace("~", "~0").replace("/", "~1"),
                "no terms with this meter",
                "write the meter as the terms do"));
  }

  /** The newest version of each type that it bills: what its next results are made of. */
  private Collection<Terms> newest(BillingTarget target) {
    return terms.stream()
        .filter(
            version -> target.outcomes().isEmpty() || target.outcomes().contains(version.outcome()))
        .collect(
            Collectors.toMap(
                version -> version.outcome().value(),
                version -> version,
                (one, other) ->
                    Comparator.comparing(Terms::effectiveFrom).compare(one, other) < 0
                        ? other
                        : one,
                TreeMap::new))
        .values();
  }

  private void customer(BillingTarget target, Terms version) {
    var id =
        Optional.ofNullable(version.billTo().get(target.customerMember()))
            .filter(text -> !text.isBlank());
    var customers = target.customersOrNull();
    if (id.isEmpty()) {
      problem(
          "unknown_customer",
          target,
          "/customer",
          "terms %s have no bill_to.%s, so all their results would be held"
              .formatted(version.ref(), target.customerMember()),
          "add it to bill_to there, or name other outcomes here");
    } else if (customers != null && !customers.containsKey(id.get())) {
      problem(
          "unknown_customer",
          target,
          "/customers",
          "has no %s, which terms %s bill to, so all their results would be held"
              .formatted(id.get(), version.ref()),
          "add it to customers");
    }
  }

  private void amount(BillingTarget target, Terms version) {
    var currency = version.price().currency();
    boolean units = currency.equals(Price.UNITS);
    if (units && target.counted() != Counted.QUANTITY) {
      problem(
          "contradiction",
          target,
          "",
          "it counts amounts, and terms %s have none, so all their results would be held"
              .formatted(version.ref()),
          "write value: quantity, or name other outcomes");
    } else if (target.currencyOrNull() != null && !currency.equals(target.currencyOrNull())) {
      problem(
          "contradiction",
          target,
          "/currency",
          "terms %s are in %s, so all their results would be held"
              .formatted(version.ref(), currency.getCurrencyCode()),
          "name other outcomes, or leave it out");
    }
  }

  private void problem(
      String reason, BillingTarget target, String member, String detail, String fix) {
    problems.add(new Problem(reason, "/targets/" + target.name() + member, detail, fix));
  }
}
