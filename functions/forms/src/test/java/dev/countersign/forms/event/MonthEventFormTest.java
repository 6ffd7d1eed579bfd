package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.event.MonthEventForm.MonthAccepted;
import dev.countersign.forms.event.MonthEventForm.MonthSealed;
import dev.countersign.forms.event.MonthEventForm.PayersSaying;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events of a month: golden files, schemas, and ids that stay. */
final class MonthEventFormTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TenantId ACME = new TenantId("acme");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final MonthRoot ROOT =
      new MonthRoot("qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");
  private static final Map<String, String> SCHEMAS =
      Map.of("MonthSealed", "month-sealed", "MonthAccepted", "month-accepted");

  @Test
  void goldenFiles_areWhatIsWritten() throws IOException {
    for (var file : events().entrySet()) {
      var path = ProjectFiles.file("events/golden/" + file.getKey() + ".json");
      String text = new String(file.getValue().detail(), UTF_8) + "\n";
      assertEquals(ProjectFiles.golden(path, text), text, file.getKey());
    }
  }

  @Test
  void events_fitTheirSchemasAndSayNothingElse() throws IOException {
    for (PublishedEvent event : events().values()) {
      String name = schemaOf(event);
      var data = data(event);
      assertEquals(List.of(), schema(name).validate(data), data.toString());
      var declared = tree(name).get("properties");
      data.propertyNames().forEach(member -> assertTrue(declared.has(member), member));
    }
  }

  @Test
  void event_withoutARequiredMember_failsItsSchema() throws IOException {
    for (PublishedEvent event : events().values()) {
      String name = schemaOf(event);
      for (JsonNode needed : tree(name).get("required")) {
        var data = data(event);
        data.remove(needed.asString());
        assertNotEquals(List.of(), schema(name).validate(data), name + " without " + needed);
      }
    }
  }

  @Test
  void ids_followFromWhatHappened() {
    var told = requireNonNull(events().get("month-sealed")).id();
    assertEquals(told, MonthEventForm.of(sealed(ROOT)).id());
    var another = new MonthRoot("A".repeat(43) + "=");
    assertNotEquals(told, MonthEventForm.of(sealed(another)).id());
    assertEquals(
        events().size(), events().values().stream().map(PublishedEvent::id).distinct().count());
  }

  /** Whoever reads an archive back for billing passes them over. */
  @Test
  void eventsOfAnArchive_billNothing() {
    for (PublishedEvent event : events().values()) {
      var read =
          assertInstanceOf(
              Reading.Read.class, PublishedEventForm.read(event.detail()), event.toString());
      assertInstanceOf(PublishedEventForm.EventContent.Changed.class, read.value());
    }
  }

  @Test
  void exceptions_thatAreVeryMany_areCountedAndNotNamed() throws IOException {
    Set<OutcomeId> many =
        IntStream.range(0, 1001)
            .mapToObj(i -> new OutcomeId("out_%032x".formatted(i)))
            .collect(Collectors.toSet());
    var event = MonthEventForm.of(accepted(new AcceptanceAnswer.AcceptedExcept(many)));
    assertEquals(1001, data(event).get("excepted").asInt());
    assertFalse(data(event).has("outcomes"));
    assertEquals(List.of(), schema("month-accepted").validate(data(event)));
  }

  private static Map<String, PublishedEvent> events() {
    var except =
        new AcceptanceAnswer.AcceptedExcept(
            Set.of(new OutcomeId("out_1a9a364e8a8a958fb1b462fba0acfc95")));
    var silence =
        new MonthAccepted(
            ACME,
            NOVEMBER,
            ROOT,
            new AcceptanceAnswer.Accepted(),
            Digest.of("silence"),
            Instant.parse("2027-01-02T23:00:00Z"),
            null);
    var events = new LinkedHashMap<String, PublishedEvent>();
    events.put("month-sealed", MonthEventForm.of(sealed(ROOT)));
    events.put("month-accepted", MonthEventForm.of(accepted(new AcceptanceAnswer.Accepted())));
    events.put("month-accepted-except", MonthEventForm.of(accepted(except)));
    events.put("month-accepted-by-silence", MonthEventForm.of(silence));
    return events;
  }

  private static MonthSealed sealed(MonthRoot root) {
    return new MonthSealed(
        "https://countersign.example",
        ACME,
        NOVEMBER,
        ZoneId.of("Europe/Berlin"),
        4,
        root,
        18_274,
        Instant.parse("2026-12-03T23:00:00Z"),
        "acme-2026-11.sealed",
        71);
  }

  private static MonthAccepted accepted(AcceptanceAnswer answer) {
    return new MonthAccepted(
        ACME,
        NOVEMBER,
        ROOT,
        answer,
        Digest.of(answer instanceof AcceptanceAnswer.Accepted ? "yes" : "but"),
        Instant.parse("2026-12-10T09:00:02.250Z"),
        new PayersSaying(
            new SourceId("payer"), ProvableTo.ANYONE, Instant.parse("2026-12-10T09:00:00Z")));
  }

  private static String schemaOf(PublishedEvent event) {
    return SCHEMAS.getOrDefault(event.detailType(), "");
  }

  private static ObjectNode data(PublishedEvent event) {
    return (ObjectNode) JSON.readTree(event.detail()).get("data");
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(name), InputFormat.JSON);
  }

  private static JsonNode tree(String name) throws IOException {
    return JSON.readTree(text(name));
  }

  private static String text(String name) throws IOException {
    return Files.readString(ProjectFiles.file("infra/schemas/" + name + ".schema.json"));
  }
}
