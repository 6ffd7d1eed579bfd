package dev.countersign.aws.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.invocation.LogLines;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A changed setting takes effect within a minute, and a wrong one takes nothing down. */
final class CurrentSettingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String BROKEN =
      "{\"issuer\":\"whoever\",\"receipt_key\":\"/countersign/k\"}";

  private final TestParameter parameter = new TestParameter(text("https://old.example"));
  private final LogLines lines = new LogLines();
  private Instant now = Instant.parse("2026-11-02T10:00:00Z");
  private final CurrentSettings settings = new CurrentSettings(parameter, () -> now);

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void get_changedParameter_takesEffectWithinAMinute() {
    assertEquals("https://old.example", settings.get().issuer());
    parameter.set(text("https://new.example"));

    now = now.plus(MINUTE).minusMillis(1);
    assertEquals("https://old.example", settings.get().issuer());
    now = now.plusMillis(1);
    assertEquals("https://new.example", settings.get().issuer());
    assertEquals(2, parameter.reads());
  }

  @Test
  void get_changedParameter_isLoggedByNameAndVersionAlone() {
    settings.get();
    assertEquals("", lines.text());
    parameter.set(text("https://new.example"));
    now = now.plus(MINUTE);

    settings.get();

    var line = lines.only();
    assertEquals(Optional.of(new Json.Str("settings")), line.get("event"));
    assertEquals(Optional.of(new Json.Arr(List.of(new Json.Str("issuer")))), line.get("changed"));
    assertEquals(Optional.of(new Json.Num(BigDecimal.TWO)), line.get("version"));
    assertFalse(lines.text().contains("new.example"), lines.text());
  }

  @Test
  void get_wrongValueLater_keepsTheLastGoodOnesAndSaysWhatToMend() {
    settings.get();
    parameter.set(BROKEN);
    now = now.plus(MINUTE);

    assertEquals("https://old.example", settings.get().issuer());

    var line = lines.only();
    assertEquals(Optional.of(new Json.Str("ERROR")), line.get("level"));
    assertEquals(Optional.of(new Json.Str("broken")), line.get("reason"));
    assertEquals(
        Optional.of(new Json.Str("the settings can't be used: /issuer: not an https URL")),
        line.get("what"));
    assertEquals(
        Optional.of(
            new Json.Arr(List.of(new Json.Str("/issuer: write https:// and a host of yours")))),
        line.get("fix"));
    assertEquals(Optional.of(new Json.Bool(true)), line.get("kept"));
    assertFalse(lines.text().contains("whoever"), lines.text());
  }

  @Test
  void get_wrongValueMended_takesEffectWithinAMinute() {
    settings.get();
    parameter.set(BROKEN);
    now = now.plus(MINUTE);
    settings.get();
    parameter.set(text("https://new.example"));
    now = now.plus(MINUTE);

    assertEquals("https://new.example", settings.get().issuer());
  }

  @Test
  void get_parameterNotThereLater_keepsTheLastGoodOnes() {
    settings.get();
    for (var failure : List.of(new Unavailable("read", null), new Misconfigured("read", null))) {
      parameter.fail(failure);
      now = now.plus(MINUTE);

      assertEquals("https://old.example", settings.get().issuer());
    }
    assertEquals(2, lines.all().size());
  }

  /** Older settings hold, and somebody must know that they do. */
  @Test
  void verify_wrongValueLater_saysSoUntilItIsMended() {
    settings.verify();
    parameter.set(BROKEN);
    now = now.plus(MINUTE);

    assertThrows(Misconfigured.class, settings::verify);

    parameter.set(text("https://new.example"));
    now = now.plus(MINUTE);
    settings.verify();
  }

  @Test
  void get_wrongValueAtTheFirstRead_failsByNameUntilItIsMended() {
    parameter.set(BROKEN);

    var failure = assertThrows(Misconfigured.class, settings::get);

    assertTrue(String.valueOf(failure.getMessage()).contains("/issuer"), failure.toString());
    assertEquals(Optional.of(new Json.Bool(false)), lines.only().get("kept"));
    parameter.set(text("https://new.example"));
    now = now.plusSeconds(5);
    assertEquals("https://new.example", settings.get().issuer());
  }

  @Test
  void get_parameterThatCantBeReadAtFirst_isAskedForEveryFiveSecondsOnly() {
    parameter.fail(new Unavailable("read", null));
    for (int i = 0; i < 3; i++) {
      assertThrows(Unavailable.class, settings::get);
    }
    assertEquals(1, parameter.reads());

    now = now.plusSeconds(5);
    assertThrows(Unavailable.class, settings::get);

    assertEquals(2, parameter.reads());
  }

  /**
   * A snapshot may be restored months later, and a minute is no time for a clock that stood still.
   */
  @Test
  void get_afterARestore_isReadAnewOrThereAreNone() {
    settings.get();
    parameter.set(text("https://new.example"));

    settings.forget();
    assertEquals("https://new.example", settings.get().issuer());

    settings.forget();
    parameter.fail(new Unavailable("read", null));
    assertThrows(Unavailable.class, settings::get);
  }

  @Test
  void get_clockSetBack_isReadAnew() {
    settings.get();
    parameter.set(text("https://new.example"));
    now = now.minus(Duration.ofHours(1));

    assertEquals("https://new.example", settings.get().issuer());
  }

  @Test
  void get_nameThatIsNotKnown_isToldOnce() {
    parameter.set("{\"isuer\":\"\"," + text("https://old.example").substring(1));
    settings.get();
    now = now.plus(MINUTE);
    settings.get();

    assertEquals(
        Optional.of(new Json.Arr(List.of(new Json.Str("isuer")))), lines.only().get("not_known"));
  }

  private static String text(String issuer) {
    return "{\"issuer\":\"" + issuer + "\",\"receipt_key\":\"/countersign/receipt-key\"}";
  }
}
