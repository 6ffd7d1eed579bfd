package dev.countersign.forms.inbound;

import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.List;

/**
 * What a session used, as its record says: a cost and numbers of tokens. It is kept, not counted.
 */
final class SessionUsageForm {
  private SessionUsageForm() {}

  /** Notes what is no cost and no number. */
  static void check(Fields in) {
    in.object("cost").ifPresent(DecimalMoneyForm::cost);
    for (String name : List.of("input_tokens", "output_tokens")) {
      boolean count =
          in.get(name).map(v -> v instanceof Json.Num n && n.value().signum() >= 0).orElse(true);
      if (!count) {
        in.problem("wrong_type", name, "not a number of tokens", "send a whole number, 0 or more");
      }
    }
  }
}
