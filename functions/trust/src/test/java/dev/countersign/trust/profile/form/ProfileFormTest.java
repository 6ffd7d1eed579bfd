package dev.countersign.trust.profile.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile with a mistake does not load, and the problem names the place. */
final class ProfileFormTest {
  private static final String HMAC =
      """
      name: x
      version: 1
      kind: hmac
      media_types: [application/json]
      algorithm: sha256
      message: "{timestamp}.{body}"
      timestamp: {header: x-time, unit: s, past: PT5M, future: PT5M}
      signature: {header: x-sig, encoding: hex}
      key: {decode: utf8}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind: hmac | kind: hmak | /kind",
        "version: 1 | versoin: 1 | /versoin",
        "algorithm: sha256 | algorithm: md5 | /algorithm",
        "\"{timestamp}.{body}\" | \"{timestamp}.{bdy}\" | /message",
        "\"{timestamp}.{body}\" | \"{timestamp}\" | /message",
        "\"{timestamp}.{body}\" | \"{body}\" | /timestamp",
        "\"{timestamp}.{body}\" | \"{id}.{timestamp}.{body}\" | /id_header",
        "\"{timestamp}.{body}\" | \"{key}{timestamp}{body}\" | /message",
        "\"{timestamp}.{body}\" | \"{timestamp}.{body\" | /message",
        "unit: s | unit: days | /timestamp/unit",
        "past: PT5M | past: 5m | /timestamp/past",
        "past: PT5M | past: -PT5M | /timestamp/past",
        "{header: x-time, | {header: x-time, item: t, | /timestamp/header",
        "{header: x-time, | {item: \"t=\", | /timestamp",
        "encoding: hex | encoding: octal | /signature/encoding",
        "{header: x-sig, | {haeder: x-sig, | /signature/haeder",
        "{header: x-sig, | {header: [], | /signature/header",
        "{header: x-sig, | {header: [x-sig, 5], | /signature/header",
        "unit: s | unit: s, presence: optional | /timestamp/presence",
        "{header: x-time, | {field: /t, presence: perhaps, | /timestamp/presence",
        "decode: utf8 | decode: utf16 | /key/decode",
        "key: {decode: utf8} | key: utf8 | /key",
        "version: 1 | map: \"(\" | /map",
        "version: 1 | payload: xml | /payload",
        "version: 1 | answer: teapot | /answer",
        "version: 1 | facts: {a: perhaps} | /facts/a",
        "version: 1 | handshake: {when: {header: a}, reply: {kind: dance}} | /handshake/reply/kind",
        "version: 1 | handshake: {when: {field: a}, reply: {kind: text}} | /handshake/when/field",
      })
  void read_oneMistake_isNamedByItsPointer(String right, String wrong, String pointer) {
    String text = HMAC.replace(right, wrong);
    var problem = problem(text);

    assertEquals(pointer, problem, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jws | algorithms: [HS256] | /algorithms",
        "jws | algorithms: [] | /algorithms",
        "jws | algorithms: [RS256], flavour: set | /types",
        "jws | algorithms: [RS256], location: detached, header: a | /flavour",
        "jws | algorithms: [RS256], says: body | /says",
        "jws | algorithms: [RS256], location: header | /header",
        "jws | algorithms: [RS256], parties: [everybody] | /parties",
        "jws | algorithms: [RS256], bind: {body: a} | /bind/body",
        "http-message-signature | algorithms: [ed25519], components: [\"@method\"] | /components",
        "http-message-signature | algorithms: [rot13], components: [\"@method\", \"@target-uri\","
            + " content-digest] | /algorithms",
        "http-message-signature | algorithms: [rsa-pss-sha512, rsa-v1_5-sha256], components:"
            + " [\"@method\", \"@target-uri\", content-digest] | /algorithms",
        "http-message-signature | algorithms: [ed25519, hmac-sha256], components: [\"@method\","
            + " \"@target-uri\", content-digest] | /algorithms",
        "shared-secret | place: pocket | /place",
        "shared-secret | place: header | /header",
        "shared-secret | place: field, field: token | /field",
        "salesforce-outbound-message | place: header | /place",
      })
  void read_oneMistakeInAnotherKind_isNamedByItsPointer(
      String kind, String fields, String pointer) {
    String text = "{name: x, version: 1, kind: %s, media_types: [a/b], %s}".formatted(kind, fields);

    assertEquals(pointer, problem(text), text);
  }

  private static String problem(String text) {
    return switch (ProfileForm.read(text)) {
      case Reading.Read<Profile> read -> "it loads";
      case Reading.Unreadable<Profile> wrong -> wrong.problems().getFirst().pointer();
    };
  }
}
