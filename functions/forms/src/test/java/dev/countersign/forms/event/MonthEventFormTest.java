package dev.countersign.forms.event;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.event.MonthEventForm.MonthAccepted;
import dev.countersign.forms.event.MonthEventForm.MonthSealed;
import dev.countersign.forms.event.MonthEventForm.PayersSaying;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The events of a month: golden files, schemas, and ids that stay. */
final class MonthEventFormTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final MonthRoot ROOT =
      new MonthRoot("qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");
  private static final Map<String, String> SCHEMAS =
      Map.of("MonthSealed", "month-sealed", "MonthAccepted", "month-accepted");

  @Test
  void goldenFiles_areWhatIsWritten() throws IOException {
    for (var file : events().entrySet()) {
      EventSchema.assertGolden(file.getKey(), file.getValue().detail());
    }
  }

  @Test
  void events_fitTheirSchemasAndSayNothingElse() throws IOException {
    for (PublishedEvent event : events().values()) {
      schemaOf(event).assertFits(EventSchema.data(event));
      schemaOf(event).assertDeclares(EventSchema.data(event));
    }
  }

  @Test
  void event_withoutARequiredMember_failsItsSchema() throws IOException {
    for (PublishedEvent event : events().values()) {
      schemaOf(event).assertNeedsWhatItRequires(event);
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
    var data = EventSchema.data(event);
    assertEquals(1001, data.get("excepted").asInt());
    assertFalse(data.has("outcomes"));
    new EventSchema("month-accepted").assertFits(data);
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

  private static EventSchema schemaOf(PublishedEvent event) {
    return new EventSchema(SCHEMAS.getOrDefault(event.detailType(), ""));
  }
}
