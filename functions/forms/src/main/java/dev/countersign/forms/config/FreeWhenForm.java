package dev.countersign.forms.config;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.forms.json.FactsForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import dev.countersign.forms.json.JsonataFailed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition of the terms' own: JSONata over {@code attestation} and {@code session}, with
 * the field names of their schemas. There are no subjects in it: they are hashed before terms are
 * applied.
 */
final class FreeWhenForm {
  static final Set<String> FIELDS = Set.of("reason", "if");

  private FreeWhenForm() {}

  static Optional<ExemptionRule> read(Fields in) {
    in.only(FIELDS);
    var reason = in.required("reason", 64);
    var text = in.required("if", 20_000);
    if (reason.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var expression = JsonataExpression.compile(text.get());
      return Optional.of(
          new ExemptionRule.When(
              reason.get(), text.get(), (said, session) -> holds(expression, said, session)));
    } catch (JsonataFailed e) {
      in.problem(
          "bad_expression",
          "if",
          e.getMessage() + " at character " + e.position(),
          "mend the JSONata");
      return Optional.empty();
    }
  }

  /** Only {@code true} is true: a path that leads nowhere is not. */
  private static boolean holds(JsonataExpression expression, Statement said, Session session) {
    Map<String, Json> input = new LinkedHashMap<>();
    input.put("attestation", attestation(said));
    input.put("session", session(session));
    return expression.evaluate(new Json.Obj(input)) instanceof Json.Bool(boolean value) && value;
  }

  private static Json attestation(Statement said) {
    Map<String, Json> form = new LinkedHashMap<>();
    put(form, "id", said.message().value());
    put(form, "act", wire(said.act()));
    put(form, "outcome", said.outcome());
    var record = said.record();
    if (record != null) {
      Map<String, Json> ref = new LinkedHashMap<>();
      put(ref, "type", record.type());
      put(ref, "id", record.id());
      form.put("record", new Json.Obj(ref));
    }
    put(form, "conversation", said.conversation());
    put(form, "session", said.session());
    put(form, "occurred_at", said.occurredAt());
    put(form, "stated_at", said.statedAt());
    Money value = said.value();
    if (value != null) {
      Map<String, Json> money = new LinkedHashMap<>();
      put(money, "amount", value.decimal().toPlainString());
      put(money, "currency", value.currency().getCurrencyCode());
      form.put("value", new Json.Obj(money));
    }
    put(form, "reason", said.reason());
    form.put("facts", FactsForm.write(said.facts()));
    return new Json.Obj(form);
  }

  private static Json session(Session session) {
    Map<String, Json> form = new LinkedHashMap<>();
    put(form, "id", session.id());
    put(form, "conversation", session.conversation());
    Map<String, Json> agent = new LinkedHashMap<>();
    put(agent, "id", session.agent().id());
    put(agent, "version", session.agent().version());
    form.put("agent", new Json.Obj(agent));
    put(form, "channel", session.channel());
    put(form, "mode", wire(session.mode()));
    put(form, "handled_by", wire(session.handledBy()));
    var strategy = session.strategy();
    if (strategy != null) {
      Map<String, Json> tried = new LinkedHashMap<>();
      put(tried, "id", strategy.id());
      var arm = strategy.arm();
      put(tried, "arm", arm == null ? null : wire(arm));
      form.put("strategy", new Json.Obj(tried));
    }
    put(form, "started_at", session.startedAt());
    put(form, "ended_at", session.endedAt());
    return new Json.Obj(form);
  }

  private static String wire(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, Json> form, String name, @Nullable Object value) {
    if (value != null) {
      form.put(name, new Json.Str(value.toString()));
    }
  }
}
