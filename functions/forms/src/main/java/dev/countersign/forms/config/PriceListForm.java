package dev.countersign.forms.config;

import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.domain.terms.Rule;
import dev.countersign.forms.json.Fields;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code price}: one price, or a list whose first price that applies counts. */
final class PriceListForm {
  private static final String CLAUSE = "price";

  private PriceListForm() {}

  static Optional<PriceList> read(Fields in) {
    if (!in.present(CLAUSE)) {
      return Optional.empty();
    }
    int before = in.problems().size();
    var items = new ArrayList<PriceList.Item>();
    Price first = null;
    for (var item : OneOrList.read(in, CLAUSE)) {
      var fields = item.fields();
      var rule = RuleForm.read(fields, item.name());
      var price = PriceForm.read(fields).orElse(null);
      if (fields.get(RuleForm.FIELD).isEmpty() && !item.last()) {
        fields.problem(
            "contradiction",
            RuleForm.FIELD,
            "without it no later price ever applies",
            "move this price to the end, or give it an if");
      }
      if (price != null) {
        fits(fields, first, price);
        first = first == null ? price : first;
        items.add(new PriceList.Item(orNull(rule), price));
      }
    }
    return items.isEmpty() || in.problems().size() > before
        ? Optional.empty()
        : Optional.of(new PriceList(items));
  }

  private static @Nullable Rule orNull(Optional<Rule> rule) {
    return rule.orElse(null);
  }

  /** All prices are in one currency, or all count units. */
  private static void fits(Fields fields, @Nullable Price first, Price price) {
    if (first == null || first.currency().equals(price.currency())) {
      return;
    }
    boolean units = first instanceof Price.Units || price instanceof Price.Units;
    fields.problem(
        "contradiction",
        price instanceof Price.Units ? "units" : "currency",
        units ? "units and money in one list" : "another currency than the first price's",
        units ? "give all of them units, or none" : "give all prices one currency");
  }
}
