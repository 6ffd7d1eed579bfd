package dev.countersign.forms.config;

import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.forms.json.Fields;
import java.util.Optional;
import java.util.Set;

/** Reads {@code {reason, if}}: a rule by which a session is free, and the word for it. */
final class FreeWhenForm {
  static final Set<String> FIELDS = Set.of("reason", RuleForm.FIELD);

  private FreeWhenForm() {}

  static Optional<ExemptionRule> read(Fields in) {
    in.only(FIELDS);
    var reason = in.required("reason", 64);
    in.present(RuleForm.FIELD);
    return RuleForm.read(in, reason.orElse(""))
        .filter(rule -> reason.isPresent())
        .map(ExemptionRule.When::new);
  }
}
