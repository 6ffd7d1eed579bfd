package dev.countersign.forms.config;

import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.forms.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code clawback}: one rule, or a list whose first rule for the reason counts. */
final class ClawbackListForm {
  private static final String CLAUSE = "clawback";
  private static final String REASONS = "reasons";
  private static final int LONGEST = 200;

  private ClawbackListForm() {}

  /** The rules in their order; none where the clause is absent. */
  static List<ClawbackRule> read(Fields in) {
    var rules = new ArrayList<ClawbackRule>();
    var named = new HashSet<String>();
    for (var item : OneOrList.read(in, CLAUSE)) {
      var fields = item.fields();
      boolean forAll = fields.get(REASONS).isEmpty();
      if (forAll && !item.last()) {
        fields.problem(
            "contradiction",
            REASONS,
            "without them no later rule ever applies",
            "move this rule to the end, or name its reasons");
      }
      var reasons =
          forAll ? Set.<String>of() : Set.copyOf(fields.texts(REASONS, ClawbackListForm::isReason));
      if (reasons.stream().filter(reason -> !named.add(reason)).count() > 0) {
        fields.problem(
            "duplicate", REASONS, "a reason of an earlier rule", "name each reason in one rule");
      }
      rules.add(new ClawbackRule(reasons, ClawbackForm.read(fields)));
    }
    return rules;
  }

  /** What a retraction's {@code reason} may be. */
  private static boolean isReason(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }
}
