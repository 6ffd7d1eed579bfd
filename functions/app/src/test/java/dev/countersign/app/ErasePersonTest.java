package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.statement.Fact;
import dev.countersign.forms.inbound.ReadableForms;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import dev.countersign.trust.receipt.ReceiptVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is known of a person before an erasure and after it, over the whole table. */
final class ErasePersonTest {
  private static final String TICKET = "ticket_resolved";
  private static final String ADA = "ada@example.com";
  private static final ReceiptVerifier VERIFIER =
      ReceiptVerifier.of(World.SIGNER.publicKeys(), World.ISSUER);

  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String table = Member.EMBEDDED.table();
  private final DynamoLedger ledger = new DynamoLedger(client, table);
  private final World world = World.over(ledger);

  private static String ticket(String record, String more) {
    return """
    {"act":"attested","outcome":"ticket_resolved","record":{"type":"t","id":"%s"},\
    "occurred_at":"2026-11-02T12:00:00Z",%s}\
    """
        .formatted(record, more);
  }

  private static String about(String address) {
    return "\"subject\":{\"format\":\"email\",\"email\":\"" + address + "\"}";
  }

  /** Ada's session, statements, batch and refused delivery; and what is only Eve's. */
  @BeforeEach
  void twoPersons() {
    world.record("s1", World.session("ses_1", ADA));
    world.record("s2", World.session("ses_2", "eve@example.com"));
    world.attest(
        "crm",
        "m1",
        ticket(
            "1",
            about("Ada@Example.com")
                + ",\"facts\":{\"note\":\"Ada called\",\"plan\":\"gold\"}"));
    world.attest(
        "crm",
        "m2",
        ticket("2", about("eve@example.com") + ",\"facts\":{\"note\":\"Eve called\"}"));
    world.attest("crm", "m3", ticket(ADA, World.named("ses_1")));
    world.attest(
        "crm",
        "m4",
        ticket("1", World.named("ses_1")).replace("attested", "retracted")
            .replace("\"session\"", "\"reason\":\"" + ADA + " was not pleased\",\"session\""));
    world.attest(
        "crm",
        "m5",
        "[" + ticket("4", about("eve@example.com")) + "," + ticket("5", about(ADA)) + "]");
    world.attest("crm", "m6", ticket("6", about(ADA)).replace(TICKET, "unheard_of"));
    world.settle();
  }

  /** The table as whoever reads its attributes sees it, without any key. */
  private String stored() {
    var all = new StringBuilder();
    client
        .scanPaginator(r -> r.tableName(table))
        .items()
        .forEach(item -> item.values().forEach(value -> append(all, value)));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder all, AttributeValue value) {
    if (value.s() != null) {
      all.append(value.s()).append('\n');
    }
    if (value.b() != null) {
      all.append(value.b().asString(StandardCharsets.ISO_8859_1)).append('\n');
    }
    value.ss().forEach(text -> all.append(text).append('\n'));
    value.m().values().forEach(member -> append(all, member));
    value.l().forEach(member -> append(all, member));
  }

  /** Where the address or the note can be read with the keys that the table holds. */
  private List<String> readable(String text) {
    var places = new TreeSet<String>();
    ledger.personalData().scan(World.TENANT, held -> {
      var texts = new ArrayList<>(held.texts().values());
      held.evidence().map(Evidence::raw).map(ReadableForms::of).ifPresent(texts::addAll);
      held.content().map(ReadableForms::of).ifPresent(texts::addAll);
      if (texts.stream().anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(text))) {
        places.add(held.kind() + " " + held.place());
      }
    });
    return List.copyOf(places);
  }

  private List<StoredEntry> allEntries() {
    var all = new ArrayList<StoredEntry>();
    ledger.tenantScan().lastEntries(World.TENANT, last ->
        all.addAll(ledger.outcomes().history(World.TENANT, last.entry().claim())));
    return all;
  }

  private static List<Digest> hashes(List<StoredEntry> entries) {
    return entries.stream().map(stored -> stored.sealed().hash()).toList();
  }

  @Test
  void before_theAddress_isReadOnlyWithItsKeysAndNeverLeaves() {
    assertFalse(stored().contains(ADA));
    assertFalse(stored().contains("called"));
    assertEquals(
        List.of("DELIVERY", "ENTRY", "ENTRY", "ENTRY", "REFUSED", "SESSION"),
        readable(ADA).stream().map(place -> place.substring(0, place.indexOf(' '))).toList());
    assertFalse(world.told.isEmpty());
    assertFalse(world.told.toString().contains(ADA), world.told.toString());
    assertFalse(world.log.toString().contains(ADA), world.log.toString());
    assertTrue(world.told.toString().contains("ticket_resolved/mail-"), world.told.toString());
    assertTrue(world.told.toString().contains("\"reason\":\"text-"), world.told.toString());
  }

  @Test
  void erase_onePerson_leavesNothingReadableAndAllElseAsItWas() {
    var entries = allEntries();
    var told = List.copyOf(world.told);
    var eves = readable("eve@example.com").size();

    var erased = world.erase(ledger.personalData(), "ADA@example.com");
    world.now = world.now.plusSeconds(60);
    world.settle();

    assertEquals(List.of(), readable(ADA));
    assertEquals(List.of(), readable("ada called"));
    assertTrue(erased.items() >= 6, "" + erased.items());
    assertEquals(hashes(entries), hashes(allEntries()));
    assertEquals(told, world.told);
    // Of Eve only the delivery that both shared is gone.
    assertEquals(eves - 1, readable("eve@example.com").size());
    assertEquals(1, readable("eve called").size());
  }

  @Test
  void erase_onePerson_leavesChainsAndReceiptsThatVerify() {
    var before = allEntries().stream().map(StoredEntry::receipt).toList();

    world.erase(ledger.personalData(), ADA);

    var previous = Digest.ZERO;
    var entries = allEntries();
    for (StoredEntry stored : entries) {
      assertEquals(stored.entry().seq() == 1 ? Digest.ZERO : previous, stored.entry().previous());
      previous = stored.sealed().hash();
      var claims = VERIFIER.verify(stored.receipt()).orElseThrow();
      assertEquals(Optional.of(previous.hex()), claims.text("entry"));
    }
    assertEquals(before, entries.stream().map(StoredEntry::receipt).toList());
  }

  @Test
  void erase_onePerson_leavesASignedNoteWithoutTheName() {
    var erased = world.erase(ledger.personalData(), ADA);

    assertEquals(erased.notes(), ledger.personalData().notes(World.TENANT));
    var note = VERIFIER.verifyErasure(erased.notes().getFirst()).orElseThrow();
    assertEquals(Optional.of("acme"), note.text("tenant"));
    assertEquals(Optional.of("email"), note.text("named_by"));
    assertEquals(Optional.of(world.now.toString()), note.text("erased_at"));
    assertFalse(note.toString().contains(ADA));
    assertTrue(note.toString().contains(":"), note.toString());
    assertEquals(Optional.empty(), VERIFIER.verify(erased.notes().getFirst()), "no receipt");
  }

  @Test
  void erase_again_findsNothing() {
    world.erase(ledger.personalData(), ADA);

    assertEquals(0, world.erase(ledger.personalData(), ADA).items());
  }

  @Test
  void erase_thenAnotherStatement_goesOnAsBefore() {
    world.attest("crm", "m7", ticket("7", about(ADA) + ",\"facts\":{\"note\":\"Ada called\"}"));
    world.erase(ledger.personalData(), ADA);

    world.attest("crm", "m8", ticket("7", World.named("ses_1")));

    var last = world.history(TICKET, "7").getLast().entry();
    assertEquals(2, last.seq());
    var notes =
        last.registers().statements().all().stream()
            .flatMap(said -> said.facts().values().values().stream())
            .toList();
    assertEquals(1, notes.size());
    assertTrue(
        notes.getFirst() instanceof Fact.Text(String mark) && mark.startsWith("text-"), "" + notes);
    assertEquals("BILLABLE", world.state(TICKET, "7").get("status"));
    assertEquals(List.of(), readable(ADA));
  }

  @Test
  void erase_byARecordsId_findsTheRecord() {
    world.attest("crm", "m7", ticket("C-1", World.named("ses_2") + ",\"facts\":{\"note\":\"x y\"}"));

    var erased = world.erase(ledger.personalData(), "C-1");

    assertEquals(1, erased.items());
    assertEquals(List.of(), readable("x y"));
  }

  /** The body names nobody; what was mapped from it names the person by key alone. */
  @Test
  void erase_aBatchThatNamesThePersonByASessionAlone_findsIt() {
    world.attest(
        "crm",
        "m7",
        "["
            + ticket("8", World.named("ses_1"))
            + ","
            + ticket("9", World.named("ses_2"))
            + "]");
    assertFalse(readable("\"ses_1\"").isEmpty());

    world.erase(ledger.personalData(), ADA);

    assertEquals(List.of(), readable("\"id\":\"8\""));
  }

  /** A table that was taken back knows the person again, until the notes are told. */
  @Test
  void repeat_onATableTakenBack_erasesWithoutTheName() {
    var before = client.scanPaginator(r -> r.tableName(table)).items().stream().toList();
    var note = VERIFIER.verifyErasure(world.erase(ledger.personalData(), ADA).notes().getFirst());
    before.forEach(item -> client.putItem(r -> r.tableName(table).item(item)));
    assertFalse(readable(ADA).isEmpty());

    int again = ErasePerson.repeat(ledger.personalData(), World.TENANT, note.orElseThrow());

    assertTrue(again >= 6, "" + again);
    assertEquals(List.of(), readable(ADA));
  }

  @Test
  void retention_dayKeyGone_leavesNoEvidenceAndAllEntries() {
    var entries = hashes(allEntries());
    client.deleteItem(r ->
        r.tableName(table)
            .key(
                java.util.Map.of(
                    "pk", AttributeValue.fromS("T#acme#Y"),
                    "sk", AttributeValue.fromS("2026-11-02"))));

    var later = new DynamoLedger(client, table);

    assertEquals(
        Optional.empty(),
        later
            .outcomes()
            .evidence(World.TENANT, claim("1"), 1, Digest.of("any")));
    var evidence = new ArrayList<Evidence>();
    later.personalData().scan(World.TENANT, held -> held.evidence().ifPresent(evidence::add));
    assertEquals(List.of(), evidence);
    assertEquals(entries, hashes(allEntries()));
  }

  private static Claim claim(String record) {
    return Claim.of(new OutcomeType(TICKET), List.of(record));
  }

  /** Which days' keys expire, and when, by the settings that are stored. */
  private Optional<String> expires() {
    var item =
        client.getItem(r ->
            r.tableName(table)
                .key(
                    java.util.Map.of(
                        "pk", AttributeValue.fromS("T#acme#Y"),
                        "sk", AttributeValue.fromS("2026-11-02"))));
    return Optional.ofNullable(item.item().get("expires")).map(AttributeValue::n);
  }

  @Test
  void retention_appliedLater_holdsForWhatIsThere() {
    assertEquals(Optional.empty(), expires());
    ledger
        .registry()
        .putTenant(
            World.TENANT,
            "{id: acme, name: Acme, evidence: {retention: P2Y}, pseudonym_key: {inline:"
                + " 0123456789abcdef0123456789abcdef}}");

    ledger.personalData().reschedule(World.TENANT);

    long end = java.time.Instant.parse("2028-11-03T00:00:01Z").getEpochSecond();
    assertEquals(Optional.of("" + end), expires());
  }

}
