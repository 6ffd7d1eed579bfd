package dev.countersign.forms.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Fact;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EntryFormTest {
  private static final int CASES = 3000;
  private static final Stories EUROS = new Stories("30.00", "EUR");

  @Test
  void write_anyEntry_readsBackAsItWasAndWritesTheSame() {
    for (long seed = 0; seed < CASES; seed++) {
      Entry entry = new RandomEntries(seed).next();
      byte[] bytes = EntryForm.write(entry);
      Entry read = EntryForm.read(bytes);
      assertEquals(entry, read, "seed " + seed);
      assertArrayEquals(bytes, EntryForm.write(read), "seed " + seed);
    }
  }

  @Test
  void write_anyEntry_hasNamesInOrder() throws IOException {
    for (long seed = 0; seed < CASES; seed++) {
      byte[] bytes = EntryForm.write(new RandomEntries(seed).next());
      try (var json = new JsonFactory().createParser(bytes)) {
        var last = new ArrayDeque<String>();
        for (var token = json.nextToken(); token != null; token = json.nextToken()) {
          switch (token) {
            case START_OBJECT -> last.push("");
            case END_OBJECT -> last.pop();
            case FIELD_NAME -> {
              String name = json.currentName();
              String before = last.pop();
              assertTrue(before.compareTo(name) < 0 || name.isEmpty(), "seed " + seed + " " + name);
              last.push(name);
            }
            default -> {}
          }
        }
      }
    }
  }

  @Test
  void write_entry_hasNoWhiteSpace() {
    assertEquals(-1, new String(EntryForm.write(EUROS.held()), UTF_8).indexOf(' '));
  }

  @Test
  void seal_anyFieldOtherwise_hashesOtherwise() throws ReflectiveOperationException {
    int changed = 0;
    for (long seed = 0; seed < 300; seed++) {
      var entries = new RandomEntries(seed);
      Entry entry = entries.next();
      Entry other = entries.next();
      for (int field = 2; field < Entry.class.getRecordComponents().length; field++) {
        Entry mixed = mixed(entry, other, field);
        boolean same = mixed.equals(entry);
        boolean sameHash = EntryForm.seal(mixed).hash().equals(EntryForm.seal(entry).hash());
        assertEquals(same, sameHash, "seed " + seed + ", field " + field);
        changed += same ? 0 : 1;
      }
    }
    assertTrue(changed > 2000, "few fields were changed: " + changed);
  }

  @Test
  void seal_anotherTenantOrClaim_hashesOtherwise() throws ReflectiveOperationException {
    Entry held = EUROS.held();
    Object[] tenant = parts(held);
    tenant[0] = new TenantId("other");
    Object[] claim = parts(held);
    claim[1] = Claim.of(held.claim().type(), List.of("policy", "P-992"));
    var hash = EntryForm.seal(held).hash();
    assertNotEquals(hash, EntryForm.seal(entry(tenant)).hash());
    assertNotEquals(hash, EntryForm.seal(entry(claim)).hash());
  }

  @Test
  void readSealed_bytes_hasTheirDigestAndChains() {
    var sealed = EntryForm.seal(EUROS.held());
    byte[] bytes = EntryForm.write(sealed.entry());
    assertEquals(sealed, EntryForm.readSealed(bytes));
    assertEquals(Digest.of(bytes), sealed.hash());
    assertEquals(Digest.ZERO, sealed.entry().previous());
  }

  @Test
  void write_currencies_haveMinorUnits() {
    var yen = new String(EntryForm.write(new Stories("3000", "JPY").billed()), UTF_8);
    var dinars = new String(EntryForm.write(new Stories("9.125", "KWD").billed()), UTF_8);
    assertTrue(yen.contains("\"amount\":{\"currency\":\"JPY\",\"minor\":3000}"), yen);
    assertTrue(dinars.contains("\"amount\":{\"currency\":\"KWD\",\"minor\":9125}"), dinars);
  }

  @Test
  void write_namedOutcomeWithoutFacts_isSmall() {
    int size = EntryForm.write(EUROS.held()).length;
    assertTrue(size <= 1600, "a new named outcome takes " + size + " bytes");
  }

  @Test
  void write_resultOfAnotherOutcome_isRefused() throws ReflectiveOperationException {
    Object[] parts = parts(EUROS.billed());
    parts[0] = new TenantId("other");
    Entry strange = entry(parts);
    assertThrows(IllegalArgumentException.class, () -> EntryForm.write(strange));
  }

  @Test
  void write_statementsInAnyOrder_areTheSameBytes() throws ReflectiveOperationException {
    var first = EUROS.said(Act.ATTESTED, "evt_1", "2026-11-02T10:00:00Z");
    var then = EUROS.said(Act.RETRACTED, "evt_2", "2026-11-03T10:00:00Z");
    var one = KeptStatements.NONE.with(first).with(then);
    var other = KeptStatements.NONE.with(then).with(first).with(then);
    assertArrayEquals(EntryForm.write(keeping(one)), EntryForm.write(keeping(other)));
  }

  @Test
  void read_statementsOutOfOrder_isUnreadable() throws ReflectiveOperationException {
    var first = EUROS.said(Act.ATTESTED, "evt_1", "2026-11-02T10:00:00Z");
    var then = EUROS.said(Act.ATTESTED, "evt_2", "2026-11-03T10:00:00Z");
    var text =
        new String(EntryForm.write(keeping(KeptStatements.NONE.with(first).with(then))), UTF_8);
    var turned = text.replace("evt_1", "evt_0").replace("11-02T10:00:05", "11-04T10:00:05");
    assertNotEquals(text, turned);
    assertThrows(UnreadableEntry.class, () -> EntryForm.read(turned.getBytes(UTF_8)));
  }

  /** The time is written once where it is stated at the very time at which it happened. */
  @Test
  void read_statedAtWrittenThoughItIsOccurredAt_isUnreadable() throws ReflectiveOperationException {
    var kept = KeptStatements.NONE.with(EUROS.said(Act.ATTESTED, "evt_1", "2026-11-02T10:00:00Z"));
    var text = new String(EntryForm.write(keeping(kept)), UTF_8);
    var twice = text.replace("2026-11-02T10:00:05Z", "2026-11-02T10:00:00Z");
    assertNotEquals(text, twice);
    assertThrows(UnreadableEntry.class, () -> EntryForm.read(twice.getBytes(UTF_8)));
  }

  @Test
  void write_statementOfAnotherOutcomeType_isRefused() throws ReflectiveOperationException {
    Object[] parts = parts(EUROS.held());
    parts[1] = Claim.of(new OutcomeType("other"), List.of("policy"));
    Entry strange = entry(parts);
    assertThrows(IllegalArgumentException.class, () -> EntryForm.write(strange));
  }

  @Test
  void write_nameWithHalfASurrogatePair_isRefused() {
    Entry entry = EUROS.withFacts(Map.of("\ud83d", new Fact.Flag(true)));
    assertThrows(IllegalArgumentException.class, () -> EntryForm.write(entry));
  }

  @Test
  void write_keyOfAnotherForm_readsBack() {
    assertEquals(new MatchKey(MatchKey.Kind.URI, "x:y"), MatchKeyForm.read("uri:x:y"));
    assertEquals(List.of("uri:x:y"), MatchKeyForm.write(List.of(MatchKeyForm.read("uri:x:y"))));
  }

  private static Entry keeping(KeptStatements kept) throws ReflectiveOperationException {
    Object[] parts = parts(EUROS.held());
    parts[5] = new OutcomeRegisters(kept, new TreeMap<>(), null, null, null, null, null, List.of(), 0);
    return entry(parts);
  }

  /** The entry with one field of another. */
  private static Entry mixed(Entry entry, Entry other, int field)
      throws ReflectiveOperationException {
    Object[] parts = parts(entry);
    parts[field] = parts(other)[field];
    return entry(parts);
  }

  private static Object[] parts(Entry entry) throws ReflectiveOperationException {
    var components = Entry.class.getRecordComponents();
    var parts = new Object[components.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = components[i].getAccessor().invoke(entry);
    }
    return parts;
  }

  private static Entry entry(Object[] parts) throws ReflectiveOperationException {
    return (Entry)
        Objects.requireNonNull(Entry.class.getDeclaredConstructors()[0].newInstance(parts));
  }
}
