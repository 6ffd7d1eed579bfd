package dev.countersign.trust.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.receipt.EventVerdict.Refused;
import dev.countersign.trust.receipt.EventVerdict.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class EventVerifierTest {
  private static final Path STORED = Path.of("src/test/resources/receipt");

  private final String receipt = SignedEvents.SIGNER.receipt(SignedEvents.ENTRY);
  private final List<Json.Obj> events = SignedEvents.of(SignedEvents.ENTRY, receipt);
  private final EventVerifier verifier = SignedEvents.verifier();

  @Test
  void verify_eventsAsPublished_areValid() {
    assertEquals(2, events.size());
    for (Json.Obj event : events) {
      var valid = assertInstanceOf(Valid.class, verifier.verify(event, null));
      assertEquals(event.text("id").orElseThrow(), valid.id());
    }
  }

  /** So that no member that an event can have escapes the next test. */
  @Test
  void events_together_haveEveryMemberOfTheSchema() throws IOException {
    var schema =
        SignedEvents.object(
            Files.readAllBytes(Path.of("../../infra/schemas/result-event.schema.json")));
    var members = new TreeSet<String>();
    events.forEach(event -> members.addAll(data(event).members().keySet()));

    assertEquals(
        new TreeSet<>(((Json.Obj) schema.get("properties").orElseThrow()).members().keySet()),
        members);
  }

  @Test
  void verify_anyMemberAltered_isNamed() {
    int tried = 0;
    for (Json.Obj event : events) {
      for (var member : data(event).members().entrySet()) {
        if (member.getKey().equals("receipt")) {
          continue;
        }
        for (Json other : Alterations.of(member.getValue())) {
          assertNamed(
              member.getKey(), SignedEvents.with(data(event), member.getKey(), other), event);
          tried++;
        }
        assertNamed(member.getKey(), SignedEvents.with(data(event), member.getKey(), null), event);
      }
      assertNamed("added", SignedEvents.with(data(event), "added", new Json.Str("x")), event);
    }
    assertTrue(tried > 200, "alterations: " + tried);
  }

  @Test
  void verify_anyAttributeAltered_isNamed() {
    for (Json.Obj event : events) {
      var attributes = new TreeMap<>(event.members());
      attributes.remove("data");
      for (String name : attributes.keySet()) {
        assertAltered("cloudevent:" + name, SignedEvents.with(event, name, new Json.Str("x")));
        assertAltered("cloudevent:" + name, SignedEvents.with(event, name, null));
      }
      assertAltered("cloudevent:added", SignedEvents.with(event, "added", new Json.Str("x")));
    }
  }

  @Test
  void verify_receiptAltered_isRefused() {
    for (int i = 0; i < receipt.length(); i++) {
      char other = receipt.charAt(i) == 'A' ? 'B' : 'A';
      var text = receipt.substring(0, i) + other + receipt.substring(i + 1);
      var data = SignedEvents.with(data(events.getFirst()), "receipt", new Json.Str(text));

      assertInstanceOf(Refused.class, verifier.verify(data, null), "at " + i);
    }
  }

  /** EventBridge puts its envelope around an event and writes the JSON anew. */
  @Test
  void verify_inEventBridgesEnvelopeAndWrittenAnew_isValid() {
    for (Json.Obj event : events) {
      var envelope =
          new Json.Obj(Map.of("detail-type", new Json.Str("BillableResult"), "detail", event));
      String anew = new String(CanonicalJson.write(envelope), UTF_8).replace(":-1,", ": -1.0 ,");

      assertInstanceOf(
          Valid.class, verifier.verify(SignedEvents.object(anew.getBytes(UTF_8)), null));
    }
  }

  @Test
  void verify_dataAlone_isValid() {
    assertInstanceOf(Valid.class, verifier.verify(data(events.getFirst()), null));
  }

  @Test
  void verify_receiptBesideTheEvent_isValid() {
    var bare = SignedEvents.with(data(events.getFirst()), "receipt", null);

    assertInstanceOf(Valid.class, verifier.verify(bare, receipt));
    assertEquals(ReceiptFault.NO_RECEIPT, refused(verifier.verify(bare, null)).fault());
  }

  @Test
  void verify_receiptOfAnotherEntry_isAnotherEvent() {
    var other =
        SignedEvents.SIGNER.receipt(
            SignedEvents.entry(Path.of("../../events/golden/entry-eur-held.json")));

    var verdict = refused(verifier.verify(data(events.getFirst()), other));

    assertEquals(ReceiptFault.ANOTHER_EVENT, verdict.fault());
  }

  @Test
  void verify_change_isNoResult() {
    var change = new Json.Obj(Map.of("id", new Json.Str("chg_1"), "status", new Json.Str("Void")));

    var verdict = refused(verifier.verify(new Json.Obj(Map.of("data", change)), null));

    assertEquals(ReceiptFault.NOT_A_RESULT, verdict.fault());
  }

  /**
   * The events of an entry that was stored by an earlier version are still those that its receipt
   * signs: how an entry's events are written must not change.
   */
  @Test
  void verify_eventOfAStoredEntryWrittenToday_isValid() throws IOException {
    var entry = SignedEvents.entry(STORED.resolve("entry.json"));
    var stored = Files.readString(STORED.resolve("receipt.jws")).strip();
    var keys = Files.readString(STORED.resolve("keys.json"));
    var then = new EventVerifier(ReceiptVerifier.of(keys, SignedEvents.ISSUER));

    for (Json.Obj event : SignedEvents.of(entry, stored)) {
      assertInstanceOf(Valid.class, then.verify(event, null), verdict(then, event));
    }
  }

  private static String verdict(EventVerifier verifier, Json.Obj event) {
    return String.valueOf(verifier.verify(event, null));
  }

  private void assertNamed(String member, Json.Obj data, Json.Obj event) {
    assertAltered(member, SignedEvents.with(event, "data", data));
    assertAltered(member, data);
  }

  private void assertAltered(String member, Json.Obj event) {
    var verdict = refused(verifier.verify(event, null));
    assertEquals(ReceiptFault.ALTERED, verdict.fault(), member);
    assertEquals(Set.of(member), verdict.altered());
  }

  private static Refused refused(EventVerdict verdict) {
    return assertInstanceOf(Refused.class, verdict);
  }

  private static Json.Obj data(Json.Obj event) {
    return (Json.Obj) event.get("data").orElseThrow();
  }
}
