package dev.countersign.trust.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.profile.MappingExpression;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MapperTest {
  private static final Profile PROFILE = new BuiltInProfiles().find("standard-webhooks").orElseThrow();

  @Test
  void map_refusedItem_costsNoOther() {
    var parts =
        map(
            "$map(e, function($e) { $e = 'new' ? {'refuse': 'event ' & $e} : {'id': $e} })",
            "{\"e\": [\"one\", \"new\", \"two\"]}");

    assertInstanceOf(MappingResult.Item.class, parts.get(0));
    var refused = assertInstanceOf(MappingResult.Refused.class, parts.get(1));
    assertEquals(1, refused.place());
    assertEquals("unknown_event", refused.problem().reason());
    assertEquals("event new", refused.problem().detail());
    assertInstanceOf(MappingResult.Item.class, parts.get(2));
  }

  @Test
  void map_refusalThatQuotesTheSender_isShortAndOnOneLine() {
    var parts = map("{'refuse': 'event ' & e}", "{\"e\": \"a\\nb" + "x".repeat(400) + "\"}");

    var refused = assertInstanceOf(MappingResult.Refused.class, parts.getFirst());
    assertEquals("event a b" + "x".repeat(191), refused.problem().detail());
  }

  private static List<MappingResult.Part> map(String expression, String payload) {
    var mapper = Mapper.of(PROFILE, Map.of(), MappingExpression.compile(expression));
    var body = Bytes.of(payload.getBytes(StandardCharsets.UTF_8));
    var result = mapper.map(body, null, Instant.parse("2026-11-02T10:00:00Z"));
    return assertInstanceOf(MappingResult.Items.class, result).parts();
  }
}
