package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.forms.config.MonthForm.MonthSettings;
import dev.countersign.forms.config.MonthForm.Silence;
import dev.countersign.forms.config.TenantForm.Tenant;
import dev.countersign.forms.json.Reading;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MonthFormTest {
  @Test
  void month_thatSaysAll_isReadAsItSays() {
    var read =
        month(
            "month: {zone: Europe/Berlin, after: PT1H, review: P2W, silence: accepted,"
                + " acceptance: payer}");

    assertEquals(
        new MonthSettings(
            ZoneId.of("Europe/Berlin"),
            CalendarSpan.parse("PT1H"),
            CalendarSpan.parse("P14D"),
            Silence.ACCEPTED,
            Optional.of(new SourceId("payer"))),
        read);
  }

  @Test
  void month_thatSaysNothing_isTheUsualOne() {
    assertEquals(MonthSettings.USUAL, month(""));
    assertEquals(MonthSettings.USUAL, month("month: {}"));
    assertEquals(CalendarSpan.parse("P3D"), MonthSettings.USUAL.after());
  }

  @Test
  void after_ofTheLongestSpan_isTaken() {
    assertEquals(CalendarSpan.parse("P28D"), month("month: {after: P28D}").after());
  }

  private static MonthSettings month(String line) {
    var text = "id: acme\nname: Acme\npseudonym_key: {ssm: /acme}\n" + line + "\n";
    Reading.Read<?> read = assertInstanceOf(Reading.Read.class, TenantForm.read(text));
    return ((Tenant) read.value()).month();
  }
}
