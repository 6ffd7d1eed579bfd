package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.ReadableTable;
import dev.countersign.ledger.members.Member;
import dev.countersign.trust.receipt.ReceiptVerifier;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where a person can lie beyond the item that names the person: every attribute of every item is
 * read with every key that is left. Entries, receipts and events are as before each time.
 */
final class ErasePersonEverywhereTest {
  private static final String ADA = "ada@example.com";
  private static final String DEAL = "deal-of-ada";

  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String table = Member.EMBEDDED.table();
  private final DynamoLedger ledger = new DynamoLedger(client, table);
  private final World world = World.over(ledger);

  @AfterEach
  void close() {
    client.close();
  }

  /** Where the text can be read: the partition, without what comes after the tenant's letter. */
  private List<String> places(String text) {
    return ReadableTable.of(client, table).places(text).stream()
        .map(place -> place.replaceFirst("(T#[a-z]+#[A-Z])\\S* \\S+ ", "$1 "))
        .toList();
  }

  private ErasePerson.Erasure erase(String subject) {
    var before = BilledRecord.of(world, World.TENANT, TwoAccounts.BOLT);
    var erased = world.erase(ledger.personalData(), subject);
    assertEquals(before, BilledRecord.of(world, World.TENANT, TwoAccounts.BOLT));
    return erased;
  }

  private static Json.Obj note(String signed) {
    return ReceiptVerifier.of(World.SIGNER.publicKeys(), World.ISSUER)
        .verifyErasure(signed)
        .orElseThrow();
  }

  @Test
  void erase_partOfADelivery_reachesTheWholeThatTheAppKeeps() {
    var app = TwoAccounts.in(world);
    app.post(TwoAccounts.event(1, 1, "A", ADA), TwoAccounts.event(2, 2, "B", "bob@example.com"));
    assertEquals(List.of("T#acme#O evidence", "T#seller#V evidence"), places(ADA));

    var erased = erase(ADA);

    assertEquals(List.of(), places(ADA));
    assertEquals(List.of("T#bolt#O evidence"), places("bob@example.com"));
    assertEquals(2, erased.items());
  }

  /** A short id is looked for in no body: only the part leads to the whole. */
  @Test
  void erase_partThatIsFoundByItsRecord_leadsToTheWhole() {
    var app = TwoAccounts.in(world);
    app.post(TwoAccounts.event(1, 1, "A", ADA), TwoAccounts.event(2, 2, "B", "bob@example.com"));

    erase("A");

    assertEquals(List.of(), places(ADA));
  }

  /** The vendor cuts its batches anew, so that of this one the tenant keeps no part. */
  @Test
  void erase_wholeWhosePartWasHandledBefore_isFoundByItsBody() {
    var app = TwoAccounts.in(world);
    app.post(TwoAccounts.event(1, 1, "A", ADA));
    app.post(TwoAccounts.event(1, 1, "A", ADA), TwoAccounts.event(2, 2, "B", "bob@example.com"));
    assertEquals(List.of("T#acme#O evidence", "T#seller#V evidence"), places(ADA));

    erase(ADA);

    assertEquals(List.of(), places(ADA));
  }

  @Test
  void erase_wholeOfOtherTenantsOnly_staysTheirs() {
    var app = TwoAccounts.in(world);
    app.post(TwoAccounts.event(1, 2, "A", ADA), TwoAccounts.event(2, 9, "B", "nobody"));
    var before = places(ADA);
    assertEquals(List.of("T#bolt#O evidence", "T#seller#V evidence"), before);

    assertEquals(0, erase(ADA).items());

    assertEquals(before, places(ADA));
  }

  @Test
  void erase_inTwoTenants_leavesANoteOfEachAndKeyedHashesWithTheirOwn() {
    var app = TwoAccounts.in(world);
    app.post(TwoAccounts.event(1, 1, "A", ADA), TwoAccounts.event(2, 2, "B", "bob@example.com"));
    var before = client.scanPaginator(r -> r.tableName(table)).items().stream().toList();

    var notes = erase(ADA).notes();

    assertEquals(notes.subList(0, 1), ledger.personalData().notes(World.TENANT));
    assertEquals(notes.subList(1, 2), ledger.personalData().notes(TwoAccounts.SELLER));
    var other = note(notes.get(1));
    assertEquals("acme", other.text("on_behalf_of").orElseThrow());
    assertTrue(other.get("keys").isEmpty() && note(notes.get(0)).get("keys").isPresent());

    before.forEach(item -> client.putItem(r -> r.tableName(table).item(item)));
    assertThrows(
        IllegalArgumentException.class,
        () -> ErasePerson.repeat(ledger.personalData(), TwoAccounts.BOLT, other));
    for (String note : notes) {
      assertEquals(1, ErasePerson.repeat(ledger.personalData(), World.TENANT, note(note)));
    }
    assertEquals(List.of(), places(ADA));
  }

  @Test
  void erase_deliveryWhoseRecordWasRead_reachesTheRecord() {
    var crm = ThinCrm.in(world);
    crm.send("e1");
    crm.read(200, ThinCrm.WON.replace("{", "{\"note\":\"" + DEAL + "\","));
    assertEquals(List.of("T#acme#V evidence"), places(DEAL));

    erase("ses_1@example.com");

    assertEquals(List.of(), places(DEAL));
    assertEquals(List.of(), places("ses_1@example.com"));
  }

  /** The second event read the same bytes, so that the record is kept under its name alone. */
  @Test
  void erase_recordThatWasReadForALaterEventToo_isReached() {
    var crm = ThinCrm.in(world);
    crm.send("e1");
    crm.read(200, ThinCrm.WON.replace("{", "{\"note\":\"" + DEAL + "\","));
    world.now = world.now.plusSeconds(60);
    crm.post("{\"deals\":[{\"event\":\"e2\",\"ref\":\"E/2\",\"changed\":true}]}");
    crm.read(200, ThinCrm.WON.replace("{", "{\"note\":\"" + DEAL + "\","));

    erase("D/1");

    assertEquals(List.of(), places(DEAL));
  }

  /** Nothing changed by it, so that no entry has evidence which names what was read. */
  @Test
  void erase_recordThatWasReadInVain_isReachedByItsEvent() {
    var crm = ThinCrm.in(world);
    crm.send("e1");
    crm.read(200, ThinCrm.WON);
    world.now = world.now.plusSeconds(60);
    crm.send("e1");
    crm.read(200, ThinCrm.WON.replace("{", "{\"note\":\"" + DEAL + "\","));
    assertEquals(List.of("T#acme#V evidence"), places(DEAL));
    assertEquals(1, world.history("ticket_resolved", "D/1").size());

    erase("D/1");

    assertEquals(List.of(), places(DEAL));
  }

  /** The last entry has no evidence of its own, and its record's pseudonym is another one. */
  @Test
  void erase_outcomeWhoseIdIsSpelledOtherwise_reachesTheTextsOfAllItsEntries() {
    var record = "{\"type\":\"t\",\"id\":\"Ada@Example.com\"}";
    var won =
        """
        {"act":"attested","outcome":"ticket_resolved","record":%s,\
        "facts":{"note":"called on monday"},"occurred_at":"2026-11-02T12:00:00Z"}\
        """
            .formatted(record);
    var other = won.replace("Ada@Example.com", "T-9").replace("monday", "friday");
    world.attest("crm", "m1", won);
    world.attest("desk", "m2", "[" + won.replace("12:00:00", "12:00:01") + "," + other + "]");
    world.settle();
    assertEquals(
        List.of("T#acme#O evidence", "T#acme#O texts", "T#acme#O texts", "T#acme#V evidence"),
        places("called on monday"));

    erase(ADA);

    assertEquals(List.of(), places("called on monday"));
    assertEquals(List.of(), places(ADA));
    assertEquals(List.of("T#acme#O texts"), places("called on friday"));
  }

  /** The first entry lies before the one that names the person. */
  @Test
  void erase_outcomeThatNamesThePersonLater_reachesItsFirstEntryToo() {
    var won =
        """
        {"act":"attested","outcome":"ticket_resolved","record":{"type":"t","id":"T-5"},%s\
        "facts":{"note":"called on monday"},"occurred_at":"2026-11-02T12:00:00Z"}\
        """;
    var subject = "\"subject\":{\"format\":\"email\",\"email\":\"" + ADA + "\"},";
    world.attest("crm", "m1", won.formatted(""));
    world.attest("crm", "m2", won.formatted(subject).replace("monday", "tuesday"));
    world.settle();
    assertFalse(places("called on monday").isEmpty());

    erase(ADA);

    assertEquals(List.of(), places("called on monday"));
    assertEquals(List.of(), places("called on tuesday"));
  }

  private static String batch(int span, String record) {
    return """
    {"id":"ses_9","agent":{"id":"sales"},"started_at":"2026-11-02T11:00:00Z",\
    "ended_at":"2026-11-02T11:00:0%dZ","records":[{"type":"t","id":"%s"}],\
    "claimed":["ticket_resolved"],"spans":[{"id":"000000000000000%d","input_tokens":100}]}\
    """
        .formatted(span, record, span);
  }

  @Test
  void erase_recordOfASessionsSpans_isReadNowhereAndTheSumGoesOn() {
    assertEquals(200, world.record("s1", batch(1, ADA)).status());
    assertEquals(200, world.record("s2", batch(2, "T-1")).status());
    assertEquals(List.of("T#acme#S content", "T#acme#S content", "T#acme#S evidence"), places(ADA));
    assertFalse(clear().contains(ADA));

    erase(ADA);

    assertEquals(List.of(), places(ADA));
    assertEquals(200, world.record("s3", batch(3, "T-2")).status());
    assertTrue(clear().contains("\"calls\":[300,0]"), clear());
    assertEquals(List.of(), places(ADA));
    assertEquals(0, erase(ADA).items());
  }

  /** What lies in the table without any key. */
  private String clear() {
    var all = new StringBuilder();
    client
        .scanPaginator(r -> r.tableName(table))
        .items()
        .forEach(item ->
            item.values()
                .forEach(value -> {
                  all.append(value.s());
                  if (value.b() != null) {
                    all.append(value.b().asString(java.nio.charset.StandardCharsets.ISO_8859_1));
                  }
                }));
    return all.toString();
  }
}
