package dev.countersign.forms.config;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Truth;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a rule of the terms is evaluated on: {@code attestation} and {@code session}, with
 * the field names of their schemas. There are no subjects in it: they are hashed before terms are
 * applied. The value's amount is a number, and so is a text in {@code facts} that is a plain
 * decimal; a text such as {@code 0991} is an id and stays a text.
 */
final class RuleInput {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** How many decimal digits every double keeps. */
  private static final int DIGITS = 15;

  private static final int LONGEST = DIGITS + "-.".length();

  private RuleInput() {}

  static Json of(Truth truth, Session session) {
    Map<String, Json> input = new LinkedHashMap<>();
    input.put("attestation", attestation(truth));
    input.put("session", session(session));
    return new Json.Obj(input);
  }

  private static Json attestation(Truth truth) {
    Map<String, Json> form = new LinkedHashMap<>();
    put(form, "id", truth.message().value());
    put(form, "act", "attested");
    put(form, "outcome", truth.outcome());
    var record = truth.record();
    if (record != null) {
      Map<String, Json> ref = new LinkedHashMap<>();
      put(ref, "type", record.type());
      put(ref, "id", record.id());
      form.put("record", new Json.Obj(ref));
    }
    put(form, "conversation", truth.conversation());
    put(form, "session", truth.session());
    put(form, "occurred_at", truth.occurredAt());
    put(form, "stated_at", truth.statedAt());
    Money value = truth.value();
    if (value != null) {
      Map<String, Json> money = new LinkedHashMap<>();
      money.put("amount", new Json.Num(value.decimal()));
      put(money, "currency", value.currency().getCurrencyCode());
      form.put("value", new Json.Obj(money));
    }
    put(form, "reason", truth.reason());
    form.put("facts", fact(truth.facts()));
    return new Json.Obj(form);
  }

  private static Json fact(Fact fact) {
    return switch (fact) {
      case Fact.Text(String text) when decimal(text) -> new Json.Num(new BigDecimal(text));
      case Fact.Text(String text) -> new Json.Str(text);
      case Fact.Wording wording when decimal(wording.value()) ->
          new Json.Num(new BigDecimal(wording.value()));
      case Fact.Wording wording -> new Json.Str(wording.value());
      case Fact.Numeral(BigDecimal number) -> new Json.Num(number);
      case Fact.Flag(boolean flag) -> new Json.Bool(flag);
      case Fact.Nothing() -> new Json.Nil();
      case Fact.Items(List<Fact> items) ->
          new Json.Arr(items.stream().map(RuleInput::fact).toList());
      case Fact.Tree(SortedMap<String, Fact> tree) -> {
        Map<String, Json> members = new LinkedHashMap<>();
        tree.forEach((name, value) -> members.put(name, fact(value)));
        yield new Json.Obj(members);
      }
    };
  }

  private static boolean decimal(String text) {
    return text.length() <= LONGEST
        && DECIMAL.matcher(text).matches()
        && text.chars().filter(Character::isDigit).count() <= DIGITS;
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
