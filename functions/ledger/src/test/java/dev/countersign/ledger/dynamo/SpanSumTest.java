package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.OtelSession;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.PersonalData.Place;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.members.Member;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The records that a session's spans named: under a key, in the forms of now and of before. */
final class SpanSumTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final TenantId TENANT = new TenantId("acme");
  private static final SessionId SESSION = new SessionId("ses_1");
  private static final String ADA = "ada@example.com";
  private static final Pseudonyms NAMES =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));

  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String name = Member.EMBEDDED.table();
  private final Table table = new Table(client, name, RetryPause.withJitter());
  private final DynamoLedger ledger = new DynamoLedger(client, name);
  private final Key current = Keys.current(TENANT, SESSION);

  @AfterEach
  void close() {
    client.close();
  }

  /** A batch of one span, which names one record. */
  private void record(int span, String record) {
    byte[] body =
        """
        {"id":"ses_1","agent":{"id":"sales"},"started_at":"2026-11-02T11:00:00Z",\
        "records":[{"type":"t","id":"%s"}],"spans":[{"id":"000000000000000%d","input_tokens":100}]}\
        """
            .formatted(record, span)
            .getBytes(StandardCharsets.UTF_8);
    var read = read(body);
    var none = new TreeMap<String, String>();
    var evidence = new Evidence(Digest.of(body), Bytes.of(body), "json", none, none, NOON);
    ledger
        .sessions()
        .record(
            TENANT,
            new SessionMessage(Digest.of("m" + span), read, read.session().keys(), evidence));
  }

  private static SessionRecord read(byte[] body) {
    var read = StrictJson.parse(body).then(json -> SessionForm.read(json, NOON, null, NAMES));
    if (read instanceof Reading.Read<SessionRecord>(var record)) {
      return record;
    }
    throw new AssertionError("no session record");
  }

  private Values item() {
    return table.get("read", current).orElseThrow();
  }

  private OtelSession sum() {
    return OtelSession.read(Objects.requireNonNull(SpanSum.read(item())));
  }

  private String clear() {
    return item().bytes("spans").toText();
  }

  /** As it was stored before records lay beside the sum. */
  private void storeAsBefore() {
    var all = sum().write();
    table.updateIf(
        "store as before",
        current,
        DynamoExpression.of(
            "SET #spans = :all REMOVE #key, #content", Values.none().bytes(":all", all)),
        DynamoExpression.PRESENT);
    assertTrue(clear().contains(ADA), clear());
  }

  @Test
  void record_ofSpans_liesUnderTheItemsKeyAndIsReadBack() {
    record(1, ADA);
    record(2, "T-1");

    assertFalse(clear().contains(ADA), clear());
    assertFalse(clear().contains("T-1"), clear());
    assertEquals(2, sum().records().size());
    assertEquals(2, sum().spans().size());
  }

  @Test
  void storedAsBefore_isReadAndWrittenAsNow() {
    record(1, ADA);
    storeAsBefore();

    assertEquals(1, sum().records().size());
    record(2, "T-1");

    assertFalse(clear().contains(ADA), clear());
    assertEquals(2, sum().records().size());
    assertEquals(2, sum().spans().size());
  }

  @Test
  void storedAsBefore_isFoundAndErased() {
    record(1, ADA);
    storeAsBefore();
    var found = new ArrayList<String>();
    ledger
        .personalData()
        .scan(
            TENANT,
            held ->
                held.content()
                    .filter(c -> c.toText().contains(ADA))
                    .ifPresent(c -> found.add(held.place().sk())));
    assertTrue(found.contains("SESSION"), "" + found);

    assertTrue(ledger.personalData().erase(TENANT, new Place(current.pk(), current.sk())));

    assertFalse(clear().contains(ADA), clear());
    assertEquals(Map.of(), sum().records());
    assertEquals(1, sum().spans().size());
    assertFalse(ledger.personalData().erase(TENANT, new Place(current.pk(), current.sk())));
  }

  /** Who read the records before they were erased may not write them back. */
  @Test
  void erase_whileAnotherWrites_makesTheOtherLoseTheRace() {
    record(1, ADA);
    int before = item().count(SessionCopies.REVISION);

    SpanSum.erase(table, current);

    assertEquals(before + 1, item().count(SessionCopies.REVISION));
  }
}
