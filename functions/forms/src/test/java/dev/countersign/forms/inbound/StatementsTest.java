package dev.countersign.forms.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.Statements.Dated;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementsTest {
  private static final Pseudonyms KEYS = new Pseudonyms(Secret.ofText("0123456789abcdef"));
  private static final Instant RECEIVED = Instant.parse("2026-11-02T12:00:00Z");
  private static final String NOTED =
      """
      {"act": "noted", "outcome": "sale", "record": {"type": "deal", "id": "D-7"}, "reason": "rated",
       "occurred_at": "2026-11-02T10:00:00Z", "stated_at": "2026-11-02T11:00:00Z",
       "effective_at": "2026-12-01T00:00:00Z", "value": {"amount": "12.50", "currency": "EUR"},
       "facts": {"stars": 5}}\
      """;
  private static final String MERGED =
      """
      {"act": "merged", "outcome": "sale", "record": {"type": "deal", "id": "D-7"},
       "occurred_at": "2026-11-02T10:00:00Z", "stated_at": "2026-11-02T11:00:00Z",
       "into": {"record": {"type": "deal", "id": "D-8"}}}\
      """;

  private static Statement statement(String item, Instant signedAt, Dated dated) {
    var read =
        StrictJson.parse(item.getBytes(UTF_8)).then(json -> AttestationForm.read(json, RECEIVED));
    var attestation = (Attestation) assertInstanceOf(Reading.Read.class, read, item).value();
    return Statements.of(attestation, new MessageId("m1"), context(signedAt), dated, KEYS);
  }

  private static Statement statement(String item) {
    return statement(item, RECEIVED, Dated.BY_MESSAGE);
  }

  private static DeliveryContext context(Instant signedAt) {
    return new DeliveryContext(
        new TenantId("acme"),
        new SourceId("crm"),
        "plain",
        0,
        Assurance.BODY_SIGNED_FRESH,
        ProvableTo.BOTH,
        "m1",
        signedAt,
        RECEIVED,
        RECEIVED,
        Digest.of("raw"));
  }

  @Test
  void statedAt_notStated_isWhenItHappened() {
    var said =
        statement(
            "{\"act\":\"attested\",\"outcome\":\"sale\",\"session\":\"s\",\"occurred_at\":\"2026-11-02T10:00:00Z\"}");

    assertEquals(said.occurredAt(), said.statedAt());
  }

  @Test
  void content_mergeDatedByItsReceipt_isTheSameAtEachDelivery() {
    String later = MERGED.replaceAll("T1[01]:00:00Z", "T11:30:00Z");
    String first = MERGED.replaceAll("T11:00:00Z", "T10:00:00Z");

    assertEquals(
        statement(first, RECEIVED, Dated.BY_RECEIPT).content(),
        statement(later, RECEIVED, Dated.BY_RECEIPT).content());
  }

  @Test
  void content_signedAnew_isTheSame() {
    assertEquals(
        statement(NOTED, RECEIVED, Dated.BY_MESSAGE).content(),
        statement(NOTED, RECEIVED.plusSeconds(90), Dated.BY_MESSAGE).content());
  }

  @Test
  void content_datedByReceipt_leavesTheTimeOut() {
    String later = NOTED.replace("2026-11-02T10", "2026-11-02T09");

    assertEquals(
        statement(NOTED, RECEIVED, Dated.BY_RECEIPT).content(),
        statement(later, RECEIVED, Dated.BY_RECEIPT).content());
    assertNotEquals(statement(NOTED).content(), statement(later).content());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noted | restated",
        "sale | upsell",
        "D-7 | D-8",
        "deal | lead",
        "rated | rated late",
        "11:00:00Z | 11:00:01Z",
        "2026-12-01 | 2026-12-02",
        "12.50 | 12.51",
        "EUR | USD",
        "stars | rating",
        ": 5 | : 4"
      })
  void content_anyFieldOtherwise_isAnother(String of, String by) {
    assertNotEquals(statement(NOTED).content(), statement(NOTED.replace(of, by)).content());
  }

  @ParameterizedTest
  @CsvSource({
    "D-8, D-9",
    "'into\": {\"record\": {\"type\": \"deal', 'into\": {\"record\": {\"type\": \"lead'"
  })
  void content_mergedIntoAnotherRecord_isAnother(String of, String by) {
    var other = MERGED.replace(of, by);

    assertNotEquals(MERGED, other);
    assertNotEquals(statement(MERGED).content(), statement(other).content());
  }

  @Test
  void content_namesWrittenOtherwise_isTheSame() {
    assertEquals(
        statement(NOTED),
        statement(NOTED.replace("\"D-7\"", "\" D-7 \"").replace("deal", "deal ")));
  }
}
