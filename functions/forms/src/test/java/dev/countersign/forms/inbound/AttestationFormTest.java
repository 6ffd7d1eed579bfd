package dev.countersign.forms.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttestationFormTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-02T12:00:00Z");

  /** An item with these members beside what every item needs. */
  private static Reading<Attestation> read(String act, String members) {
    String item =
        """
        {"act": "%s", "outcome": "policy_signed", "record": {"type": "policy", "id": "P-991"},
         "occurred_at": "2026-11-02T10:00:00Z" %s}\
        """
            .formatted(act, members);
    var json = assertInstanceOf(Reading.Read.class, StrictJson.parse(item.getBytes(UTF_8)), item);
    return AttestationForm.read((Json) json.value(), RECEIVED);
  }

  private static Attestation good(String act, String members) {
    var read = assertInstanceOf(Reading.Read.class, read(act, members), members);
    return (Attestation) read.value();
  }

  private static List<String> wrong(String act, String members) {
    var wrong = assertInstanceOf(Reading.Unreadable.class, read(act, members), members);
    return ((Reading.Unreadable<?>) wrong)
        .problems().stream().map(p -> p.reason() + " " + p.pointer()).toList();
  }

  @Test
  void merged_namesTheRecordThatLivesOn() {
    var merged =
        good(
            "merged",
            """
            , "stated_at": "2026-11-02T11:00:00Z", "into": {"record": {"type": "policy", "id": "P-990"}}\
            """);

    assertEquals(Act.MERGED, merged.act());
    assertEquals(new RecordRef("policy", "P-990"), merged.into());
  }

  @Test
  void record_withAColonInItsAccount_isRefusedByName() {
    var into =
        """
        , "stated_at": "2026-11-02T11:00:00Z", "into": {"record": {"type": "policy", "id": "P-990", "account": "%s"}}\
        """;

    assertEquals(
        new RecordRef("policy", "P-990", "62515"), good("merged", into.formatted("62515")).into());
    assertEquals(
        List.of("wrong_type /into/record/account"), wrong("merged", into.formatted("62515:7")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"restated", "noted"})
  void effectiveAt_ofRestatedAndNoted_isReadAlsoWhereItIsAhead(String act) {
    var read =
        good(
            act,
            ", \"stated_at\": \"2026-11-02T11:00:00Z\", \"effective_at\": \"2027-06-01T00:00:00Z\"");

    assertEquals(Instant.parse("2027-06-01T00:00:00Z"), read.effectiveAt());
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void statedAt_fiveMinutesAhead_isTakenAndNoMore(Act act) {
    String word = act.name().toLowerCase(java.util.Locale.ROOT);
    String into =
        act == Act.MERGED ? ", \"into\": {\"record\": {\"type\": \"policy\", \"id\": \"P\"}}" : "";

    good(word, into + ", \"stated_at\": \"2026-11-02T12:05:00Z\"");

    assertEquals(
        List.of("from_the_future /stated_at"),
        wrong(word, into + ", \"stated_at\": \"2026-11-02T12:05:00.001Z\""));
  }

  @Test
  void retraction_datedAheadByFiveMinutes_needStateNothing() {
    var item = "{\"act\":\"retracted\",\"outcome\":\"o\",\"session\":\"s\",\"occurred_at\":\"%s\"}";
    var within = item.formatted("2026-11-02T12:05:00Z");
    var beyond = item.formatted("2026-11-02T12:05:01Z");

    assertInstanceOf(Reading.Read.class, json(within));
    var wrong = assertInstanceOf(Reading.Unreadable.class, json(beyond));
    assertEquals("/stated_at", ((Problem) wrong.problems().getFirst()).pointer());
  }

  private static Reading<Attestation> json(String item) {
    return StrictJson.parse(item.getBytes(UTF_8)).then(j -> AttestationForm.read(j, RECEIVED));
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00Z, true",
    "1999-12-31T23:59:59.999999999Z, false",
    "2000-01-01T01:00:00+01:00, true",
    "2000-01-01T00:59:59+01:00, false",
    "2099-12-31T23:59:59.999999999Z, true",
    "2100-01-01T00:00:00Z, false",
    "2100-01-01T00:59:59+01:00, true",
  })
  void times_areThoseOfOneHundredYears(String time, boolean taken) {
    String stated = ", \"stated_at\": \"2026-11-02T11:00:00Z\", \"effective_at\": \"" + time + "\"";

    if (taken) {
      good("noted", stated);
    } else {
      assertEquals(List.of("out_of_range /effective_at"), wrong("noted", stated));
    }
  }

  /** As text, so that the source doesn't hold what nobody sees. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000", "\\u0009", "\\u007f", "\\u0085", "\\u00ad", "\\u061c", "\\u180e", "\\u200b",
        "\\u200d", "\\u200f", "\\u2028", "\\u2029", "\\u202e", "\\u2060", "\\u2069", "\\ufeff",
        "\\ufff9", "\\ue000", "\\u0378", "\\udb40\\udc41"
      })
  void names_withWhatNobodySees_areRefusedByName(String hidden) {
    for (String name : List.of("session", "conversation", "reason")) {
      assertEquals(
          List.of("invisible_character /" + name),
          wrong("attested", ", \"" + name + "\": \"a" + hidden + "b\""));
    }
    assertEquals(
        List.of("invisible_character /subject/id"),
        wrong("attested", ", \"subject\": {\"format\": \"opaque\", \"id\": \"c" + hidden + "1\"}"));
    assertEquals(
        List.of("invisible_character /into/record/id"),
        wrong(
            "merged",
            ", \"stated_at\": \"2026-11-02T11:00:00Z\", \"into\": {\"record\": {\"type\": \"t\", \"id\": \"a"
                + hidden
                + "b\"}}"));
  }

  @Test
  void names_writtenOtherwise_areComparedInOneForm() {
    var read =
        good(
            "attested",
            ", \"session\": \"\\tses_1 \", \"conversation\": \"Cafe\\u0301\", \"reason\": \"  u\\u0308ber \"");

    assertEquals("ses_1", read.session());
    assertEquals("Café", read.conversation());
    assertEquals("über", read.reason());
  }

  @Test
  void valueOfARetraction_isReadWhereItIsSoundAndNoReasonToRefuseIt() {
    assertEquals(
        "12.50 EUR",
        String.valueOf(
            good("retracted", ", \"value\": {\"amount\": \"12.50\", \"currency\": \"EUR\"}")
                .value()));
    for (String value :
        List.of(
            "{\"amount\": \"12.505\", \"currency\": \"EUR\"}",
            "{\"amount\": \"-12.50\", \"currency\": \"EUR\"}",
            "{\"amount\": \"1,250\", \"currency\": \"EUR\"}",
            "{\"amount\": \"12.50\", \"currency\": \"BTC\"}",
            "{\"amount\": \"12.50\"}",
            "{}")) {
      assertNull(good("retracted", ", \"value\": " + value).value(), value);
    }
    assertEquals(
        List.of("wrong_type /value/amount"),
        wrong("retracted", ", \"value\": {\"amount\": 12.5, \"currency\": \"EUR\"}"));
    assertEquals(List.of("not_an_object /value"), wrong("retracted", ", \"value\": \"12.50\""));
  }

  @Test
  void facts_ofSixteenKibibytes_areTakenAndNotOneByteMore() {
    String most = "x".repeat(16 * 1024 - "{\"a\":\"\"}".length());

    good("attested", ", \"facts\": { \"a\" : \"" + most + "\" }");

    assertEquals(
        List.of("too_large /facts"), wrong("attested", ", \"facts\": {\"a\": \"" + most + "x\"}"));
    assertEquals(
        List.of("too_large /facts"),
        wrong("attested", ", \"facts\": {\"a\": \"" + most.substring(1) + "ü\"}"));
  }
}
