package dev.countersign.forms.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableEntryTest {
  private static final String SOUND =
      new String(EntryForm.write(new Stories("30.00", "EUR").takenBack()), UTF_8);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          white_space         | "at":"            | "at": "
          out_of_order        | {"at":"2027-03-01T09:30:00Z","billed" | {"billed":{},"at"
          unknown_field       | ,"seq":           | ,"seat":1,"seq":
          repeated_field      | ,"seq":3          | ,"seq":3,"seq":3
          missing_field       | ,"seq":3          | ``
          null_field          | ,"seq":3          | ,"seq":null
          number_as_text      | ,"seq":3          | ,"seq":"3"
          number_with_decimal | ,"seq":3          | ,"seq":3.0
          number_too_great    | ,"seq":3          | ,"seq":4294967297
          number_too_long     | ,"seq":3          | ,"seq":99999999999999999999
          seq_zero            | ,"seq":3          | ,"seq":0
          time_not_utc        | 2027-03-01T09:30:00Z | 2027-03-01T10:30:00+01:00
          time_with_more_digits | 2027-03-01T09:30:00Z | 2027-03-01T09:30:00.000Z
          time_that_is_none   | 2027-03-01T09:30:00Z | 2027-02-30T09:30:00Z
          no_such_status      | "Reversed"        | "Refunded"
          no_such_currency    | "EUR"             | "ZZZ"
          no_such_act         | "act":"retracted" | "act":"denied"
          act_in_upper_case   | "act":"retracted" | "act":"RETRACTED"
          no_such_zone        | "Europe/Berlin"   | "Europe/Bärlin"
          no_such_assurance   | body-signed-fresh | body-signed-stale
          short_digest        | "previous":"      | "previous":"AA
          claim_of_no_type    | policy_signed/policy/P-991 | policy_signed
          terms_of_no_version | policy_signed@3   | policy_signed
          key_of_no_kind      | "record.          | "recorded.
          seen_without_seq    | :3"]              | "]
          escaped_otherwise   | "tenant":"acme"   | "tenant":"\\u0061cme"
          bill_to_out_of_order | "customer":"acme","stripe":"cus_1" | "stripe":"cus_1","customer":"acme"
          """)
  void read_brokenOneWay_isUnreadable(String failure, String sound, String broken) {
    assertTrue(SOUND.contains(sound), failure + " breaks nothing");
    byte[] bytes = SOUND.replace(sound, broken).getBytes(UTF_8);
    assertThrows(UnreadableEntry.class, () -> EntryForm.read(bytes), failure);
  }

  @Test
  void read_cutShort_isUnreadable() {
    byte[] sound = SOUND.getBytes(UTF_8);
    for (int length = 0; length < sound.length; length++) {
      byte[] cut = Arrays.copyOf(sound, length);
      assertThrows(UnreadableEntry.class, () -> EntryForm.read(cut), "cut at " + length);
    }
  }

  @Test
  void read_somethingAfterIt_isUnreadable() {
    for (String more : new String[] {" ", "\n", "{}", "x", "\0"}) {
      byte[] bytes = (SOUND + more).getBytes(UTF_8);
      assertThrows(UnreadableEntry.class, () -> EntryForm.read(bytes));
    }
  }

  @Test
  void read_anyBitOtherwise_isUnreadableOrHashesOtherwise() {
    byte[] sound = SOUND.getBytes(UTF_8);
    var hash = EntryForm.readSealed(sound).hash();
    int unreadable = 0;
    for (int bit = 0; bit < sound.length * 8; bit++) {
      byte[] tampered = sound.clone();
      tampered[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        assertNotEquals(hash, EntryForm.readSealed(tampered).hash(), "bit " + bit);
      } catch (UnreadableEntry e) {
        unreadable++;
      }
    }
    assertTrue(unreadable > sound.length, "only " + unreadable + " bits were noticed");
  }

  @Test
  void read_noise_isUnreadable() {
    for (long seed = 0; seed < 2000; seed++) {
      byte[] noise = new byte[64];
      new Random(seed).nextBytes(noise);
      noise[0] = '{';
      assertThrows(UnreadableEntry.class, () -> EntryForm.read(noise), "seed " + seed);
    }
  }

  @Test
  void message_ofBrokenBytes_holdsNoneOfThem() {
    byte[] bytes = SOUND.replace("\"seq\":3", "\"seq\":ada").getBytes(UTF_8);
    var broken = assertThrows(UnreadableEntry.class, () -> EntryForm.read(bytes));
    assertFalse(String.valueOf(broken.getMessage()).contains("ada"));
    assertNull(broken.getCause());
    assertEquals(0, broken.getSuppressed().length);
  }
}
