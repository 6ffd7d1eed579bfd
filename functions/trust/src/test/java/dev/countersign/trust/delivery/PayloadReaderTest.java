package dev.countersign.trust.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.Profile.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1} | {\"a\":1}",
        "payload=%7B%22a%22%3A%22b+c%22%7D | {\"a\":\"b c\"}",
        "payload=%7B%22a%22%3A1%7D&ref=x | {\"a\":1}",
        "payload=%7B%22a%22%3A1%7D&payload=%7B%7D | not_a_form",
        "payload=%zz | not_a_form",
        "payload=%7B%22a%22%3A1%7Dx | not_json",
        "payload= | not_json",
        "ref=x&payload=%7B%7D | not_json",
        "[\"payload=\"] | [\"payload=\"]",
      })
  void read_jsonOrForm_givesTheJson(String body, String expected) {
    var bytes = Bytes.of(body.strip().getBytes(StandardCharsets.UTF_8));

    assertEquals(
        expected,
        switch (PayloadReader.read(Payload.JSON_OR_FORM, bytes)) {
          case Reading.Read<Json> read ->
              new String(CanonicalJson.write(read.value()), StandardCharsets.UTF_8);
          case Reading.Unreadable<Json> wrong -> wrong.problems().getFirst().reason();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://a.example:443/x",
    "https://a.example:443/x, https://a.example/x",
    "https://a.example:8443/x?y=1, https://a.example/x?y=1",
    "http://a.example/x, http://a.example:80/x",
    "https://u:p@a.example:8443/x, https://u:p@a.example/x",
    "'https://[2001:db8::1]:8443/x', 'https://[2001:db8::1]/x'",
    "'https://[2001:db8::1]/x', 'https://[2001:db8::1]:443/x'",
  })
  void withAndWithoutPort_address_hasItsOtherSpelling(String url, String other) {
    assertEquals(List.of(url, other), Urls.withAndWithoutPort(url));
  }
}
