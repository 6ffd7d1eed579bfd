package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.RandomEntries;
import dev.countersign.forms.entry.Stories;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The golden files are what others build on: {@code -Dgolden.update=true} writes them again, and
 * the difference is for a person to read.
 */
class GoldenEventsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> SCHEMAS =
      Map.of(
          CloudEventForm.BILLABLE_RESULT, "result-event",
          CloudEventForm.OUTCOME_CHANGED, "outcome-changed");

  @Test
  void goldenFiles_areWhatIsWritten() throws IOException {
    var written = new TreeMap<String, byte[]>();
    for (String currency : List.of("EUR 30.00", "JPY 3000", "KWD 9.125", "XXX 4")) {
      String unit = currency.substring(0, 3);
      String name = unit.equals("XXX") ? "units" : unit.toLowerCase(Locale.ROOT);
      var story = new Stories(currency.substring(4), unit);
      events(written, story.billed(), name + "-billed");
      events(written, story.takenBack(), name + "-taken-back");
    }
    events(written, new Stories("30.00", "EUR").parked(), "eur-parked");
    events(written, new Stories("30.00", "EUR").held(), "eur-held");
    events(written, new Stories("30.00", "EUR").restored(), "eur-restored");
    written.put("entry-eur-held", EntryForm.write(new Stories("30.00", "EUR").held()));
    written.put("entry-eur-taken-back", EntryForm.write(new Stories("30.00", "EUR").takenBack()));
    written.put("entry-eur-restored", EntryForm.write(new Stories("30.00", "EUR").restored()));
    for (var file : written.entrySet()) {
      EventSchema.assertGolden(file.getKey(), file.getValue());
    }
  }

  @Test
  void goldenEvents_fitTheirSchemas() throws IOException {
    for (Entry entry : stories()) {
      new EventSchema("entry").assertFits(JSON.readTree(EntryForm.write(entry)));
      for (PublishedEvent event :
          CloudEventForm.of(EntryForm.seal(entry), "eyJhbGciOiJFUzI1NiJ9.e30.c2ln")) {
        schemaOf(event).assertFits(EventSchema.data(event));
        schemaOf(event).assertDeclares(EventSchema.data(event));
      }
    }
  }

  @Test
  void resultEvent_withoutAttestation_fitsItsSchemaOnlyAsAReversal() throws IOException {
    for (var result : new Stories("30.00", "EUR").takenBack().results()) {
      var data = (ObjectNode) JSON.readTree(ResultEventForm.write(result, ResultLinks.NONE, null));
      data.remove("attestation");
      boolean fits = new EventSchema("result-event").validator().validate(data).isEmpty();
      assertEquals(result.kind() == ResultEvent.Kind.REVERSAL, fits);
    }
  }

  @Test
  void entry_ofAnyShape_fitsItsSchema() throws IOException {
    var schema = new EventSchema("entry").validator();
    for (long seed = 0; seed < 300; seed++) {
      var entry = JSON.readTree(EntryForm.write(new RandomEntries(seed).next()));
      assertEquals(List.of(), schema.validate(entry), "seed " + seed);
    }
  }

  @Test
  void event_withoutARequiredField_failsItsSchema() throws IOException {
    var entry = EntryForm.seal(new Stories("30.00", "EUR").takenBack());
    for (PublishedEvent event : CloudEventForm.of(entry, null)) {
      schemaOf(event).assertNeedsWhatItRequires(event);
    }
  }

  private static List<Entry> stories() {
    var euros = new Stories("30.00", "EUR");
    var yen = new Stories("3000", "JPY");
    var dinars = new Stories("9.125", "KWD");
    var units = new Stories("4", "XXX");
    return List.of(
        euros.parked(),
        euros.held(),
        euros.billed(),
        euros.takenBack(),
        euros.restored(),
        yen.takenBack(),
        dinars.takenBack(),
        units.takenBack());
  }

  private static void events(Map<String, byte[]> written, Entry entry, String name) {
    for (PublishedEvent event : CloudEventForm.of(EntryForm.seal(entry), null)) {
      boolean reversal = new String(event.detail(), UTF_8).contains("\"kind\":\"reversal\"");
      String kind = reversal ? "reversal" : SCHEMAS.get(event.detailType());
      written.put(kind + "-" + name, event.detail());
    }
  }

  private static EventSchema schemaOf(PublishedEvent event) {
    return new EventSchema(SCHEMAS.getOrDefault(event.detailType(), ""));
  }
}
