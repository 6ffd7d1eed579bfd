package dev.countersign.forms.config;

import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.Rule.Finding;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import dev.countersign.forms.json.JsonataFailed;
import java.util.Optional;

/** Reads {@code if}: a rule of the terms' own, JSONata over an attestation and a session. */
final class RuleForm {
  static final String FIELD = "if";
  private static final int LONGEST = 20_000;

  private RuleForm() {}

  /**
   * The rule in {@code if}; none where it is absent or wrong.
   *
   * @param name how people are told of the rule
   */
  static Optional<Rule> read(Fields in, String name) {
    var text = in.text(FIELD, LONGEST);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var expression = JsonataExpression.compile(text.get());
      return Optional.of(
          new Rule(name, text.get(), (truth, session) -> finding(expression, truth, session)));
    } catch (JsonataFailed e) {
      in.problem(
          "bad_expression",
          FIELD,
          e.getMessage() + " at character " + e.position(),
          "mend the JSONata");
      return Optional.empty();
    }
  }

  /** A path that leads nowhere gives nothing; a null is something, and no boolean. */
  private static Finding finding(JsonataExpression expression, Truth truth, Session session) {
    try {
      return expression
          .find(RuleInput.of(truth, session))
          .map(RuleForm::finding)
          .orElse(Finding.DOES_NOT_HOLD);
    } catch (JsonataFailed failed) {
      return Finding.FAILED;
    }
  }

  private static Finding finding(Json given) {
    if (!(given instanceof Json.Bool(boolean holds))) {
      return Finding.FAILED;
    }
    return holds ? Finding.HOLDS : Finding.DOES_NOT_HOLD;
  }
}
