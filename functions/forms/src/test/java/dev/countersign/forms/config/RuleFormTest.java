package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.Rule.Finding;
import dev.countersign.forms.json.FactsForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule of the terms says of one truth and one session. */
final class RuleFormTest {
  private static final Instant AT = Instant.parse("2026-11-02T10:00:00Z");
  private static final String FACTS =
      """
      {"stars": 2, "text": "2", "price": "12.50", "negative": "-0.5", "id": "0991", "plus": "+2",
       "word": "good", "nothing": null, "yes": true, "one": 1, "big": "1234567890123456",
       "many": ["3", {"n": "4"}], "premium": {"amount": "100.00", "currency": "EUR"},
       "exact": 9007199254740993}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attestation.value.amount = 100",
        "attestation.value.amount > 99.99",
        "attestation.facts.stars <= 3",
        "attestation.facts.text <= 3",
        "attestation.facts.price = 12.5",
        "attestation.facts.negative < 0",
        "attestation.facts.many[0] = 3",
        "attestation.facts.many[1].n = 4",
        "attestation.facts.premium.amount >= 100",
        "attestation.facts.id = '0991'",
        "attestation.facts.plus = '+2'",
        "attestation.facts.word = 'good'",
        "attestation.facts.big = '1234567890123456'",
        "attestation.facts.exact = '9007199254740993'",
        "attestation.facts.nothing = null",
        "attestation.facts.yes",
        "attestation.act = 'attested' and attestation.outcome = 'sold' and attestation.id = 'm1'",
        "attestation.record.type = 'deal' and attestation.record.id = '7'",
        "attestation.occurred_at = '2026-11-02T10:00:00Z' and attestation.reason = 'renewal'",
        "session.id = 's1' and session.agent.id = 'support' and session.channel = 'voice'",
        "session.mode = 'live' and session.handled_by = 'agent'",
      })
  void rule_thatGivesTrue_holds(String text) {
    assertEquals(Finding.HOLDS, finding(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attestation.value.amount < 50",
        "attestation.facts.missing",
        "attestation.facts.missing <= 3",
        "attestation.facts.missing.deeper = 3",
        "attestation.facts.missing and true",
        "$boolean(attestation.facts.missing)",
        "attestation.facts.id = 991",
        "attestation.facts.word[$ = 'bad']",
        "attestation.subject",
        "false",
        "()",
      })
  void rule_thatGivesFalseOrNothing_doesNotHold(String text) {
    assertEquals(Finding.DOES_NOT_HOLD, finding(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attestation.facts.one",
        "attestation.facts.word",
        "attestation.facts.word <= 3",
        "attestation.facts.nothing",
        "attestation.facts.nothing <= 3",
        "attestation.facts.big > 1",
        "$number('n/a')",
        "null",
        "[]",
        "[true]",
        "attestation.facts",
        "function($x) { true }",
        "1 / 0",
        "($f := function($n) { $f($n + 1) }; $f(0))",
      })
  void rule_thatFailsOrGivesAnythingElse_failed(String text) {
    assertEquals(Finding.FAILED, finding(text));
  }

  @ParameterizedTest
  @CsvSource({"999999999999.999, true", "0.001, false"})
  void amount_ofThreeDecimals_isItsNumber(String amount, boolean much) {
    var value = new Money(minor(amount), Currency.getInstance("KWD"));

    assertEquals(
        much ? Finding.HOLDS : Finding.DOES_NOT_HOLD,
        rule("attestation.value.amount = 999999999999.999").of(truth(value), session()));
  }

  private static long minor(String amount) {
    return Long.parseLong(amount.replace(".", ""));
  }

  private static Finding finding(String text) {
    return rule(text).of(truth(new Money(10_000, Currency.getInstance("EUR"))), session());
  }

  private static Rule rule(String text) {
    var read =
        Fields.read(
            new Json.Obj(Map.of("if", new Json.Str(text))), in -> RuleForm.read(in, "rule"));
    return (Rule) assertInstanceOf(Reading.Read.class, read).value();
  }

  private static Truth truth(Money value) {
    return new Truth(
        new SourceId("crm"),
        new MessageId("m1"),
        new OutcomeType("sold"),
        new RecordRef("deal", "7"),
        null,
        null,
        new TreeSet<>(),
        AT,
        AT,
        AT,
        AT,
        value,
        "renewal",
        facts(),
        List.of());
  }

  private static Fact.Tree facts() {
    var read = StrictJson.parse(FACTS.getBytes(StandardCharsets.UTF_8));
    return FactsForm.read((Json.Obj) ((Reading.Read<Json>) read).value());
  }

  private static Session session() {
    return new Session(
        new SessionId("s1"),
        null,
        new Session.Agent("support", null),
        "voice",
        Session.Mode.LIVE,
        Session.HandledBy.AGENT,
        null,
        new TreeSet<>(),
        AT,
        null,
        AT,
        AT,
        Digest.ZERO);
  }
}
