package dev.countersign.trust.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.ProfileForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events of another account of the vendor's are passed over before they are mapped. */
final class AccountScopeTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private static final String EACH = "{name: portal, at: \"/*/portalId\"}";
  private static final String ITEM =
      "$map([$], function($e) {{\"id\": $string($e.n), \"record\": {\"type\": \"deal\", \"id\":"
          + " \"7\"}}})";

  private static Profile profile(String account, String map) {
    var text =
        """
        name: vendor
        kind: shared-secret
        media_types: [application/json]
        place: bearer
        account: %s
        map: '%s'
        """
            .formatted(account, map);
    if (ProfileForm.read(text) instanceof Reading.Read<Profile>(Profile read)) {
      return read;
    }
    throw new AssertionError(text);
  }

  private static List<String> parts(Profile profile, Map<String, String> settings, String payload) {
    var bytes = Bytes.of(payload.getBytes(StandardCharsets.UTF_8));
    return switch (Mapper.of(profile, settings).map(bytes, null, NOW)) {
      case MappingResult.Unmapped(var problem) -> List.of(problem.reason());
      case MappingResult.Thin(var urls) -> urls.stream().map(Object::toString).toList();
      case MappingResult.Items(var parts) -> parts.stream().map(AccountScopeTest::shown).toList();
    };
  }

  private static String shown(MappingResult.Part part) {
    return part.place()
        + " "
        + switch (part) {
          case MappingResult.Item item -> item.messageId() + " of " + account(item.json());
          case MappingResult.Foreign foreign -> "foreign " + foreign.account();
          case MappingResult.Ignored ignored -> "ignored";
          case MappingResult.Refused refused -> refused.problem().reason();
        };
  }

  private static String account(Json item) {
    var record = ((Json.Obj) item).get("record").orElseThrow();
    return ((Json.Obj) record).text("account").orElse("none");
  }

  @Test
  void map_aBatchOfThreePortals_takesItsOwnAndNamesTheOthers() {
    var batch =
        "[{\"n\":1,\"portalId\":62515},{\"n\":2,\"portalId\":5},{\"n\":3,\"portalId\":\"62515\"}]";

    assertEquals(
        List.of("0 1 of 62515", "1 3 of 62515", "2 foreign 5"),
        parts(profile(EACH, ITEM), Map.of("portal", "62515"), batch));
  }

  @Test
  void map_aSourceWithoutAnAccount_takesAll() {
    var batch = "[{\"n\":1,\"portalId\":62515},{\"n\":2,\"portalId\":5}]";

    assertEquals(
        List.of("0 1 of none", "1 2 of none"), parts(profile(EACH, ITEM), Map.of(), batch));
  }

  @Test
  void map_anEventThatNamesNone_isRefusedAndCostsNoOther() {
    var batch = "[{\"n\":1},{\"n\":2,\"portalId\":62515},{\"n\":3,\"portalId\":{\"a\":62515}}]";

    assertEquals(
        List.of("0 2 of 62515", "1 no_account"),
        parts(profile(EACH, ITEM), Map.of("portal", "62515"), batch));
  }

  @Test
  void map_aThousandEventsOfOthers_areToldOnceForEachOfTenAccounts() {
    var batch =
        IntStream.range(0, 1000)
            .mapToObj(n -> "{\"n\":%d,\"portalId\":%d}".formatted(n, n % 40))
            .collect(Collectors.joining(",", "[", "]"));

    var parts = parts(profile(EACH, ITEM), Map.of("portal", "62515"), batch);

    assertEquals(11, parts.size());
    assertEquals("10 foreign (others)", parts.getLast());
  }

  @Test
  void map_whatIsOnlyOfOthers_isNotMappedAtAll() {
    var failing = profile(EACH, "$error(\"mapped\")");

    assertEquals(
        List.of("0 foreign 5"),
        parts(failing, Map.of("portal", "62515"), "[{\"n\":1,\"portalId\":5}]"));
    assertEquals(List.of("empty_batch"), parts(failing, Map.of("portal", "62515"), "[]"));
  }

  @Test
  void map_oneEventWithoutItsArray_isJudgedLikeOneOfMany() {
    var stripped = profile(EACH, ITEM);

    assertEquals(
        List.of("0 1 of 62515"),
        parts(stripped, Map.of("portal", "62515"), "{\"n\":1,\"portalId\":62515}"));
    assertEquals(
        List.of("0 foreign 5"),
        parts(stripped, Map.of("portal", "62515"), "{\"n\":1,\"portalId\":5}"));
  }

  @Test
  void map_eventsInsideAnObject_keepsTheRestOfThePayload() {
    var nested =
        profile(
            "{name: workspace, at: \"/events/*/id/ws\"}",
            "events.{\"id\": n, \"record\": {\"id\": %hook}}".replace("%hook", "\"x\""));
    var payload =
        "{\"hook\":\"w\",\"events\":[{\"n\":\"a\",\"id\":{\"ws\":\"1\"}},{\"n\":\"b\",\"id\":{\"ws\":\"2\"}}]}";

    assertEquals(
        List.of("0 a of 1", "1 foreign 2"), parts(nested, Map.of("workspace", "1"), payload));
    assertEquals(
        List.of("0 no_account"), parts(nested, Map.of("workspace", "1"), "{\"hook\":\"w\"}"));
  }

  @Test
  void map_anEventThatNamesNoneOfAVendorThatNamesOnlyOthers_isOfItsOwn() {
    var connect = profile("{name: account, at: /account, otherwise: own}", ITEM);
    var named = "{\"n\":1,\"account\":\"acct_1\"}";

    assertEquals(List.of("0 1 of own"), parts(connect, Map.of("account", "own"), "{\"n\":1}"));
    assertEquals(
        List.of("0 foreign own"), parts(connect, Map.of("account", "acct_1"), "{\"n\":1}"));
    assertEquals(List.of("0 1 of acct_1"), parts(connect, Map.of("account", "acct_1"), named));
    assertEquals(List.of("0 foreign acct_1"), parts(connect, Map.of("account", "own"), named));
  }

  @Test
  void map_anAccountThatIsAnAddressesHost_isComparedWithoutCase() {
    var shop = profile("{name: shop, at: /url, part: host}", ITEM);

    assertEquals(
        List.of("0 1 of a.example"),
        parts(
            shop, Map.of("shop", "A.example"), "{\"n\":1,\"url\":\"https://a.Example/1/orders\"}"));
    assertEquals(
        List.of("0 foreign a.example.evil"),
        parts(shop, Map.of("shop", "a.example"), "{\"n\":1,\"url\":\"https://a.example.evil/\"}"));
    assertEquals(
        List.of("0 foreign evil"),
        parts(shop, Map.of("shop", "a.example"), "{\"n\":1,\"url\":\"https://a.example@evil/\"}"));
    assertEquals(
        List.of("0 no_account"),
        parts(shop, Map.of("shop", "a.example"), "{\"n\":1,\"url\":\"not an address\"}"));
  }

  @Test
  void map_anItemThatNamesItsHostInCapitals_isOfThatAccount() {
    var shop =
        profile(
            "{name: shop, at: /url, part: host}",
            "{\"id\": \"m\", \"record\": {\"id\": \"7\", \"account\": shop}}");
    var payload = "{\"url\":\"https://a.example/\",\"shop\":\"%s\"}";

    assertEquals(
        List.of("0 m of a.example"),
        parts(shop, Map.of("shop", "A.example"), payload.formatted("a.Example")));
    assertEquals(
        List.of("0 foreign B.example"),
        parts(shop, Map.of("shop", "A.example"), payload.formatted("B.example")));
  }

  @Test
  void map_anItemThatNamesAnotherAccount_isPassedOver() {
    var own = profile("{name: account, at: /account}", "$.item");
    var item =
        "{\"account\":\"1\",\"item\":{\"id\":\"m\",\"record\":{\"id\":\"7\",\"account\":\"%s\"}}}";
    var into =
        "{\"account\":\"1\",\"item\":{\"id\":\"m\",\"record\":{\"id\":\"7\"},\"into\":{\"record\":{\"id\":\"8\",\"account\":\"2\"}}}}";

    assertEquals(List.of("0 m of 1"), parts(own, Map.of("account", "1"), item.formatted("1")));
    assertEquals(List.of("0 foreign 2"), parts(own, Map.of("account", "1"), item.formatted("2")));
    assertEquals(List.of("0 foreign 2"), parts(own, Map.of("account", "1"), into));
  }
}
