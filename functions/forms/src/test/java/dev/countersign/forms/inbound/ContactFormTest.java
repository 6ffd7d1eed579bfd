package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an address and as a number, and what looks like one and is none. */
final class ContactFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "  Ada.Lovelace+crm@Mail.Example.co.uk ",
        "<ada@example.com>",
        "mailto:ada@example.com",
        "MAILTO:ada@example.com",
        "o'brien@example.ie",
        "ädä@bücher.example",
        "a@b.cd",
        "491511234567@c.us"
      })
  void of_anAddress_isMail(String text) {
    assertEquals(ContactForm.MAIL, ContactForm.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4930901820",
        "+49 30 901820",
        "+49 (0)30 / 90-18-20",
        "+1 (415) 555-0132",
        "+1.415.555.0132",
        "004930901820",
        "0049 30 901820",
        "(030) 901820",
        "030 (90) 1820",
        "tel:+4930901820",
        "whatsapp:+14155550132",
        "sms:+14155550132",
        "+123456789012345"
      })
  void of_aNumber_isPhone(String text) {
    assertEquals(ContactForm.PHONE, ContactForm.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "T-100",
        "4711",
        "2026-11-02",
        "555-0199",
        "123456789012",
        "4915112345678",
        "0049",
        "00012345",
        "0000123456789",
        "+12",
        "+0301234567",
        "+1234567890123456",
        "(1)",
        "()1234567",
        "+49 30 9018x20",
        "T@100",
        "a@b",
        "@ada",
        "ada@",
        "ada@example.",
        "ada@.example.com",
        "ada@10.0.0.1",
        ".ada@example.com",
        "ada lovelace@example.com",
        "ada@example.com, eve@example.com",
        "ses_01HZX3V9K2",
        "evt_1.2@3"
      })
  void of_whatOnlyLooksLikeIt_isNone(String text) {
    assertEquals(ContactForm.NONE, ContactForm.of(text));
  }
}
