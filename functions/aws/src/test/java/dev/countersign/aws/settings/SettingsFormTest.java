package dev.countersign.aws.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.aws.settings.SettingsForm.Found;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of the settings' parameter. */
final class SettingsFormTest {
  private static final String NEEDED =
      "\"issuer\":\"https://a.example\",\"receipt_key\":\"/countersign/receipt-key\"";

  @Test
  void read_allSettings_areThere() {
    var found =
        found(
            "{"
                + NEEDED
                + """
                ,"address_key":"/countersign/address-key","key_hosts":"a.example, b.example:8443",
                "fetch_hosts":"c.example","engine_hosts":"d.internal,http://e:8080",
                "base_path":"hooks/v2"}
                """);

    assertEquals(
        new Settings(
            "https://a.example",
            "/countersign/receipt-key",
            Optional.of("/countersign/address-key"),
            "a.example, b.example:8443",
            "c.example",
            "d.internal,http://e:8080",
            "hooks/v2"),
        found.settings());
    assertEquals(List.of(), found.notKnown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        ",\"address_key\":\"\",\"key_hosts\":\"\",\"fetch_hosts\":\"\",\"base_path\":\"\"",
        ",\"address_key\":null",
      })
  void read_missingOrEmpty_isItsDefault(String more) {
    assertEquals(
        new Settings(
            "https://a.example", "/countersign/receipt-key", Optional.empty(), "", "", "", ""),
        found("{" + NEEDED + more + "}").settings());
  }

  /** While a stack is rolled back, functions read the text of a newer template. */
  @Test
  void read_nameOfALaterVersion_isPassedOverAndTold() {
    assertEquals(List.of("later"), found("{" + NEEDED + ",\"later\":true}").notKnown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer      | \"http://a.example\"       | not an https URL",
        "issuer      | \"https://a.example?b\"    | not an https URL",
        "issuer      | \"https://a.example#b\"    | not an https URL",
        "issuer      | \"https://a .example\"     | not an https URL",
        "issuer      | \"https://a.example/\\\"\"  | not an https URL",
        "issuer      | \"https://a.example/\\\\\"  | not an https URL",
        "issuer      | \"\"                       | empty",
        "issuer      | null                       | missing",
        "receipt_key | \"/elsewhere/key\"         | not the name of an SSM parameter under"
            + " /countersign/",
        "receipt_key | \"/countersign/a key\"     | not the name of an SSM parameter under"
            + " /countersign/",
        "receipt_key | \"/countersign/\"          | not the name of an SSM parameter under"
            + " /countersign/",
        "address_key | \"address-key\"            | not the name of an SSM parameter under"
            + " /countersign/",
        "address_key | 7                          | not the name of an SSM parameter under"
            + " /countersign/",
        "key_hosts   | \"https://a.example\"      | not hosts, separated by commas",
        "key_hosts   | \"a.example:1b.example\"  | not hosts, separated by commas",
        "fetch_hosts | \"a.example;b.example\"    | not hosts, separated by commas",
        "base_path   | \"/hooks\"                 | not a path without slashes at its ends",
        "base_path   | \"hooks?v2\"               | not a path without slashes at its ends",
        "base_path   | \"hooks/\"                 | not a path without slashes at its ends",
      })
  void read_wrongSetting_isNamedWithItsMending(String name, String value, String detail) {
    var others =
        NEEDED
            .lines()
            .flatMap(line -> List.of(line.split(",")).stream())
            .filter(member -> !member.startsWith("\"" + name + "\""))
            .toList();
    String text = "{" + String.join("", others.stream().map(each -> each + ",").toList());

    var problem = only(text + "\"" + name + "\":" + value + "}");

    assertEquals("/" + name, problem.pointer());
    assertEquals(detail, problem.detail());
    assertEquals(false, problem.fix().isBlank());
  }

  @Test
  void read_noJson_isAProblemOfTheWhole() {
    assertEquals("", only("issuer=https://a.example").pointer());
  }

  private static Found found(String text) {
    return ((Reading.Read<Found>) SettingsForm.read(text)).value();
  }

  private static Problem only(String text) {
    var unreadable =
        assertInstanceOf(Reading.Unreadable.class, SettingsForm.read(text), "was readable");
    assertEquals(1, unreadable.problems().size(), unreadable.toString());
    return (Problem) unreadable.problems().getFirst();
  }
}
