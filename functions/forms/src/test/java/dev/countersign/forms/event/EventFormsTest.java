package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.statement.Fact;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.RandomEntries;
import dev.countersign.forms.entry.Stories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventFormsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Stories EUROS = new Stories("30.00", "EUR");

  @Test
  void of_entryWithTwoResults_publishesThemInOrderThenTheChange() {
    var entry = EUROS.takenBack();
    var events = CloudEventForm.of(EntryForm.seal(entry), null);
    assertEquals(
        List.of("BillableResult", "BillableResult", "OutcomeChanged"),
        events.stream().map(PublishedEvent::detailType).toList());
    assertEquals(entry.results().get(0).id().value(), events.get(0).id());
    assertEquals(entry.results().get(1).id().value(), events.get(1).id());
    assertEquals(OutcomeChangedForm.idOf(EntryForm.seal(entry)), events.get(2).id());
  }

  @Test
  void of_sameEntryTwice_writesTheSameBytes() {
    for (long seed = 0; seed < 500; seed++) {
      var once = CloudEventForm.of(EntryForm.seal(new RandomEntries(seed).next()), null);
      var again = CloudEventForm.of(EntryForm.seal(new RandomEntries(seed).next()), null);
      for (int i = 0; i < once.size(); i++) {
        assertArrayEquals(once.get(i).detail(), again.get(i).detail(), "seed " + seed);
      }
    }
  }

  @Test
  void envelope_hasCloudEventsAttributes() {
    var event = detail(EUROS.held(), 0);
    assertEquals("1.0", event.get("specversion").asString());
    assertEquals("countersign", event.get("source").asString());
    assertEquals("dev.countersign.outcome_changed.v1", event.get("type").asString());
    assertEquals(EUROS.held().outcome().value(), event.get("subject").asString());
    assertEquals("2026-11-02T10:00:06.123456Z", event.get("time").asString());
    assertEquals("application/json", event.get("datacontenttype").asString());
    assertEquals(event.get("id"), event.get("data").get("id"));
  }

  @Test
  void resultEvent_currencies_haveTheirOwnPlaces() {
    assertAmounts("-30.00", -3000, "7.50", EUROS);
    assertAmounts("-3000", -3000, "750", new Stories("3000", "JPY"));
    assertAmounts("-9.125", -9125, "2.281", new Stories("9.125", "KWD"));
  }

  @Test
  void resultEvent_withReceipt_carriesItLast() {
    var event = EUROS.billed().results().getFirst();
    var with = new String(ResultEventForm.write(event, ResultLinks.NONE, "a.b.c"), UTF_8);
    var without = new String(ResultEventForm.write(event, ResultLinks.NONE, null), UTF_8);
    assertEquals(without.substring(0, without.length() - 1) + ",\"receipt\":\"a.b.c\"}", with);
  }

  @Test
  void resultEvent_names_areInTheOrderOfTheInterface() {
    var results = EUROS.takenBack().results();
    var data =
        JSON.readTree(ResultEventForm.write(results.getFirst(), ResultLinks.of(results), "r"));
    assertEquals(
        List.of(
            "id kind reverses replaced_by revision outcome type claim occurred_at occurred_at_epoch period recorded_at recorded_period zone quantity amount amount_minor currency meter bill_to tenant session shares agent strategy terms attestation provable_to reason refund receipt"
                .split(" ")),
        new ArrayList<>(data.propertyNames()));
  }

  @Test
  void resultEvents_ofOneEntry_nameWhatReplacesThem() {
    var reversal = detail(EUROS.takenBack(), 0).get("data");
    var billable = detail(EUROS.takenBack(), 1).get("data");
    assertEquals(billable.get("id"), reversal.get("replaced_by"));
    assertEquals(reversal.get("id"), billable.get("replaces"));
    assertFalse(reversal.has("replaces") || billable.has("replaced_by"));
    assertFalse(detail(EUROS.billed(), 0).get("data").has("replaces"));
  }

  @Test
  void resultEvents_ofAReceiptThatSignedNoLinks_haveNone() {
    var receipt = receipt("{\"version\":2,\"results\":[{\"members\":{\"reverses\":\"0a1b\"}}]}");
    for (String without : List.of(receipt, receipt("{}"), receipt("[]"), "a.!.c", "")) {
      var event = CloudEventForm.of(EntryForm.seal(EUROS.takenBack()), without).getFirst();
      assertFalse(JSON.readTree(event.detail()).get("data").has("replaced_by"), without);
    }
    var signed = receipt("{\"results\":[{},{\"members\":{\"replaced_by\":\"0a1b\"}}]}");
    var event = CloudEventForm.of(EntryForm.seal(EUROS.takenBack()), signed).getFirst();
    assertTrue(JSON.readTree(event.detail()).get("data").has("replaced_by"));
  }

  private static String receipt(String claims) {
    return "a."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
        + ".c";
  }

  @Test
  void resultEvent_ofUnits_hasAQuantityAndNoAmount() {
    var data = detail(new Stories("3", "XXX").takenBack(), 0).get("data");
    assertEquals(-3, data.get("quantity").asInt());
    assertEquals(-3, data.get("shares").get(0).get("quantity").asInt());
    for (String name : List.of("amount", "amount_minor", "currency")) {
      assertFalse(data.has(name) || data.get("shares").get(0).has(name), name);
    }
    var billed = detail(new Stories("3", "XXX").billed(), 1).get("data").get("billed");
    assertEquals(3, billed.get("quantity").asInt());
    assertFalse(billed.has("amount") || billed.has("currency"));
  }

  @Test
  void resultEvent_periods_areMonthsOfTheContractsCalendar() {
    var event = EUROS.takenBack().results().getFirst();
    var data = JSON.readTree(ResultEventForm.write(event, ResultLinks.NONE, null));
    assertEquals("2027-03-01T00:00:00Z", data.get("occurred_at").asString());
    assertEquals("2027-03", data.get("period").asString());
    assertEquals("2027-03", data.get("recorded_period").asString());
    assertEquals("Europe/Berlin", data.get("zone").asString());
    // An hour before midnight in London, the month has begun in Berlin.
    assertEquals("2027-03", event.period(Instant.parse("2027-02-28T23:00:00Z")).toString());
  }

  @Test
  void outcomeChanged_timeReached_saysWhatStandsAndHowLongItTook() {
    var data = detail(EUROS.billed(), 1).get("data");
    assertEquals("time_reached", data.get("stimulus").asString());
    assertFalse(data.has("verdict"));
    assertEquals("30.00", data.get("billed").get("amount").asString());
    assertEquals("1200.00", data.get("value").get("amount").asString());
    assertEquals(14 * 86_400, data.get("delay_seconds").asInt());
    assertEquals(EntryForm.seal(EUROS.billed()).hash().hex(), data.get("entry").asString());
  }

  @Test
  void outcomeChanged_parked_saysWhyAndNamesNoSession() {
    var data = detail(EUROS.parked(), 0).get("data");
    assertEquals("Parked", data.get("status").asString());
    assertEquals("no_session", data.get("reason").asString());
    assertEquals("accepted", data.get("verdict").asString());
    assertFalse(data.has("session") || data.has("billed") || data.has("terms"));
  }

  @Test
  void events_ofAnEntryWithAnAddressInItsFacts_holdNothingOfIt() {
    var facts =
        Map.<String, Fact>of(
            "ada_field",
            new Fact.Text("ada@example.com"),
            "nested",
            Fact.Tree.of(Map.of("who", new Fact.Text("ada@example.com"))));
    var entry = EUROS.withFacts(facts);
    assertTrue(new String(EntryForm.write(entry), UTF_8).contains("ada@example.com"));
    for (PublishedEvent event : CloudEventForm.of(EntryForm.seal(entry), null)) {
      var detail = new String(event.detail(), UTF_8);
      assertFalse(detail.contains("ada"), detail);
      assertFalse(detail.contains("evt_01J9ZK3B5T"), detail);
      assertFalse(detail.contains(Stories.EMAIL.hmac()), detail);
      assertFalse(detail.contains(Stories.RECORD.hmac()), detail);
    }
  }

  private static void assertAmounts(String whole, long minor, String left, Stories story) {
    var reversal = detail(story.takenBack(), 0).get("data");
    assertEquals(whole, reversal.get("amount").asString());
    assertEquals(minor, reversal.get("amount_minor").asLong());
    assertEquals(whole, reversal.get("shares").get(0).get("amount").asString());
    var stays = detail(story.takenBack(), 1).get("data");
    assertEquals(left, stays.get("amount").asString());
  }

  private static JsonNode detail(Entry entry, int index) {
    return JSON.readTree(CloudEventForm.of(EntryForm.seal(entry), null).get(index).detail());
  }
}
