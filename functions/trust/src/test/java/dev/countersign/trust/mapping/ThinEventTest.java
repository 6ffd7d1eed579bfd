package dev.countersign.trust.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.profile.form.ProfileForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be read for an event that names a record, and what comes of it once it was read. */
final class ThinEventTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final Map<String, String> WON =
      Map.of("outcome", "deal_won", "event_type", "record.updated", "won", "Won, Signed");
  private static final String CHANGED =
      """
      {"webhook_id":"w","events":[{"event_type":"record.updated","id":{"workspace_id":"ws",\
      "object_id":"o/1","record_id":"r1","attribute_id":"a"}}]}\
      """;

  @Test
  void attio_withoutTheStatusesThatAttest_needsNothing() {
    var settings = Map.of("outcome", "deal_won", "event_type", "record.updated");
    var items = assertInstanceOf(MappingResult.Items.class, map(settings, CHANGED, null));
    assertEquals("attested", text(items, "act"));
  }

  @Test
  void attio_changedRecord_isReadByItsAddress() {
    var thin = assertInstanceOf(MappingResult.Thin.class, map(WON, CHANGED, null));
    assertEquals(
        "https://api.attio.com/v2/objects/o%2F1/records/r1", thin.urls().getFirst().toString());
  }

  @Test
  void attio_changedEntry_isReadByItsList() {
    var entry =
        """
        {"events":[{"event_type":"list-entry.updated","id":{"list_id":"l1","entry_id":"e1"},\
        "parent_record_id":"r1"}]}\
        """;
    var settings = Map.of("outcome", "d", "event_type", "list-entry.updated", "won", "Won");
    var thin = assertInstanceOf(MappingResult.Thin.class, map(settings, entry, null));
    assertEquals("https://api.attio.com/v2/lists/l1/entries/e1", thin.urls().getFirst().toString());
  }

  @Test
  void attio_statusThatAttests_countsFromWhenItWasSet() {
    var items = read(200, record("Signed"));
    assertEquals("attested", text(items, "act"));
    assertEquals("r1:2026-11-01T15:21:06.447000000Z", text(items, "id"));
    assertEquals("2026-11-01T15:21:06.447000000Z", text(items, "occurred_at"));
    assertEquals("2026-11-01T15:21:06.447000000Z", text(items, "stated_at"));
  }

  @Test
  void attio_anotherStatus_takesBack() {
    var items = read(200, record("In Progress"));
    assertEquals("retracted", text(items, "act"));
    assertEquals("moved to another status", text(items, "reason"));
  }

  @Test
  void attio_recordThatIsGone_isPassedOver() {
    var items = read(404, "null");
    assertInstanceOf(MappingResult.Ignored.class, items.parts().getFirst());
  }

  @Test
  void attio_recordWithoutAStatus_isPassedOver() {
    var none = "{\"data\":{\"id\":{\"record_id\":\"r1\"},\"values\":{\"stage\":[]}}}";
    assertInstanceOf(MappingResult.Ignored.class, read(200, none).parts().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.vendor.example/x",
        "https://api.vendor.example:8443/x",
        "https://key@api.vendor.example/x",
        "https://api.vendor.example.evil.example/x",
        "https://evil.example/?https://api.vendor.example",
        "https://api.vendor.example/a/../b",
        "https://api.vendor.example/#x",
        "https:///x",
        "x y"
      })
  void address_thatMayLeadElsewhere_isNeverRead(String address) {
    var profile = vendor("$.address");
    var said = map(profile, Map.of(), "{\"address\":\"" + address + "\"}", null);
    var unmapped = assertInstanceOf(MappingResult.Unmapped.class, said);
    assertEquals("bad_address", unmapped.problem().reason());
  }

  @Test
  void addresses_moreThanAHundred_areNotRead() {
    var profile = vendor("[1..101].(\"https://api.vendor.example/\" & $string($))");
    var said = map(profile, Map.of(), "{}", null);
    assertEquals(
        "bad_address", assertInstanceOf(MappingResult.Unmapped.class, said).problem().reason());
  }

  private static Profile vendor(String url) {
    var text =
        """
        name: vendor
        kind: hmac
        media_types: [application/json]
        algorithm: sha256
        message: "{body}"
        signature: {header: x-s}
        key: {decode: utf8}
        fetch:
          hosts: [api.vendor.example]
          url: '%s'
        """
            .formatted(url);
    if (ProfileForm.read(text) instanceof Reading.Read<Profile>(Profile read)) {
      return read;
    }
    throw new AssertionError(text);
  }

  private static String record(String title) {
    return """
    {"data":{"id":{"workspace_id":"ws","object_id":"o","record_id":"r1"},"values":{"stage":[\
    {"active_from":"2026-11-01T15:21:06.447000000Z","active_until":null,"attribute_type":"status",\
    "status":{"title":"%s","is_archived":false}}]}}}\
    """
        .formatted(title);
  }

  private static MappingResult.Items read(int status, String body) {
    var answer = json("{\"status\":" + status + ",\"body\":" + body + "}");
    return assertInstanceOf(MappingResult.Items.class, map(WON, CHANGED, List.of(answer)));
  }

  private static MappingResult map(
      Map<String, String> settings, String payload, @Nullable List<Json> fetched) {
    return map(new BuiltInProfiles().find("attio").orElseThrow(), settings, payload, fetched);
  }

  private static MappingResult map(
      Profile profile, Map<String, String> settings, String payload, @Nullable List<Json> fetched) {
    var bytes = Bytes.of(payload.getBytes(StandardCharsets.UTF_8));
    return Mapper.of(profile, settings).map(bytes, null, NOW, fetched);
  }

  private static String text(MappingResult.Items items, String name) {
    var item = assertInstanceOf(MappingResult.Item.class, items.parts().getFirst());
    return ((Json.Obj) item.json()).text(name).orElse("none");
  }

  private static Json json(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (StrictJson.parse(bytes) instanceof Reading.Read<Json>(Json read)) {
      return read;
    }
    throw new AssertionError(text);
  }
}
