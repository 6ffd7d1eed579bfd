package dev.countersign.forms.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.CorrectionWay;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.engine.SampleEngines;
import dev.countersign.forms.schema.SchemaNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BillingFormTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MARGIN = Duration.ofHours(6);

  @Test
  void full_file_saysWhatItSays() throws IOException {
    var target = targets("full").getFirst();

    assertEquals("books", target.name().value());
    assertEquals(URI.create("https://acme.made-up.example/api"), target.address());
    assertEquals(
        Map.of("site", "acme", "book", "policies", "region", "eu-central-1"), target.settings());
    assertEquals(Set.of("key", "second", "archive"), target.secrets().keySet());
    assertEquals("policies", target.meter(new Meter("policy_signed")));
    assertEquals("ticket_resolved", target.meter(new Meter("ticket_resolved")));
    var bills = target.target();
    assertEquals(Instant.parse("2026-11-30T23:00:00Z"), bills.from());
    assertEquals(
        Set.of(new OutcomeType("policy_signed"), new OutcomeType("ticket_resolved")),
        bills.outcomes());
    assertEquals(
        Map.of("acme", new EngineCustomer("sub_1"), "bolt", new EngineCustomer("sub_2")),
        bills.customersOrNull());
    assertEquals(Currency.getInstance("EUR"), bills.currencyOrNull());
    assertEquals(Counted.AMOUNT_MINOR, bills.counted());
  }

  @Test
  void rules_areTheEngines_andTheTargetsInPlaceOfThem() throws IOException {
    var rules = targets("full").getFirst().target().engine();

    var window = new Dedupe.Window(WEEK, MARGIN);
    assertEquals(window, rules.dedupe());
    assertEquals(Otherwise.HOLD, rules.time().otherwise());
    assertEquals(
        new Periods.Months(ZoneId.of("Europe/Berlin"), Duration.ofDays(2)), rules.periods());
    assertEquals(Set.of(Direction.CREDIT, Direction.CHARGE), rules.documents());
    assertEquals(Reading.BY_ID, rules.reading());
    assertEquals(
        List.of(
            new CorrectionWay(
                How.CANCEL, Duration.ofDays(1), CorrectionWay.While.OPEN, new Dedupe.Forever()),
            new CorrectionWay(
                How.REPLACE, Duration.ofDays(6), CorrectionWay.While.ALWAYS, new Dedupe.Forever()),
            new CorrectionWay(How.NEGATIVE, Duration.ofDays(40), CorrectionWay.While.OPEN, window)),
        rules.ways());
  }

  @Test
  void smallest_file_hasTheEnginesOwnWords() throws IOException {
    var target = targets("smallest").getFirst();

    assertEquals(URI.create("https://forms.example"), target.address());
    assertEquals(Counted.QUANTITY, target.target().counted());
    assertEquals(Set.of(), target.target().outcomes());
    assertEquals(new Periods.None(), target.target().engine().periods());
  }

  @Test
  void setup_printed_showsNoSecret() throws IOException {
    var forms = targets("full").get(2);

    assertFalse(forms.toString().contains("demo"), forms.toString());
  }

  @Test
  void fields_areThoseOfTheSchema_andOfThePage() throws IOException {
    var schema = SchemaNode.named("billing");
    assertEquals(BillingForm.FIELDS, schema.parts("properties").keySet());
    assertEquals(TargetForm.FIELDS, fields(schema, "/targets/*"));
    assertEquals(TargetForm.PERIOD_FIELDS, fields(schema, "/targets/*/periods"));
    String page = Files.readString(ProjectFiles.file("docs/billing.md"));
    TargetForm.FIELDS.forEach(name -> assertTrue(page.contains("\n| `" + name + "` |"), name));
  }

  private static Set<String> fields(SchemaNode schema, String pointer) {
    return Objects.requireNonNull(schema.fields().get(pointer), pointer)
        .parts("properties")
        .keySet();
  }

  private static List<TargetSetup> targets(String sample) throws IOException {
    String text =
        Files.readString(ProjectFiles.file("events/accepted/billing/" + sample + ".yaml"));
    return ((dev.countersign.forms.json.Reading.Read<List<TargetSetup>>)
            BillingForm.read(text, new TenantId("acme"), SampleEngines::find))
        .value();
  }
}
