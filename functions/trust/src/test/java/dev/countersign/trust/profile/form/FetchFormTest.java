package dev.countersign.trust.profile.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile's {@code fetch} that says too little, or what could send a credential elsewhere. */
final class FetchFormTest {
  private static final String PROFILE =
      """
      {name: vendor, kind: hmac, media_types: [application/json], algorithm: sha256,
       message: "{body}", signature: {header: x-s}, key: {decode: utf8}, fetch: {%s}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          url: a                                                       | /fetch/hosts
          hosts: [], url: a                                            | /fetch/hosts
          hosts: [API.vendor.example], url: a                          | /fetch/hosts
          hosts: ["api.vendor.example:8443"], url: a                   | /fetch/hosts
          hosts: [localhost], url: a                                   | /fetch/hosts
          hosts: [api.vendor.example]                                  | /fetch/url
          hosts: [api.vendor.example], url: "("                        | /fetch/url
          hosts: [api.vendor.example], url: a, auth: Authorization     | /fetch/auth
          hosts: [api.vendor.example], url: a, auth: "x: y"            | /fetch/auth
          hosts: [api.vendor.example], url: a, headers: x              | /fetch/headers
          hosts: [api.vendor.example], url: a, headers: {x-version: 2} | /fetch/headers/x-version
          hosts: [api.vendor.example], url: a, method: POST            | /fetch/method
          """)
  void read_fetchThatIsWrong_isRefusedByItsPlace(String fetch, String pointer) {
    var read = ProfileForm.read(PROFILE.formatted(fetch));
    if (read instanceof Reading.Unreadable<Profile> wrong) {
      assertEquals(pointer, wrong.problems().getFirst().pointer());
    } else {
      fail(fetch);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hosts: [api.vendor.example], url: a
          hosts: [api.vendor.example, eu.vendor.example], url: a, auth: x-api-key, headers: {x-version: "2"}
          """)
  void read_fetchThatIsRight_isRead(String fetch) {
    var read = ProfileForm.read(PROFILE.formatted(fetch));
    assertInstanceOf(Reading.Read.class, read, fetch);
  }
}
