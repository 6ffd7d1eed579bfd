package dev.countersign.proof.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.proof.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SignedNoteTest {
  /** The example of C2SP signed-note, "Verifier keys", commit 5ba5ee8. */
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private static final NoteKey KEY = NoteKey.parse(VKEY).orThrow();

  @Test
  void example_ofTheSpecification_isSignedByItsKey() {
    var note = read(NOTE);
    assertEquals("This is an example message.\n", note.text());
    assertEquals(List.of(new VerifiedSignature(KEY, null)), note.verifiedBy(List.of(KEY)));
    assertArrayEquals(NOTE.getBytes(StandardCharsets.UTF_8), note.bytes());
    assertEquals(VKEY, KEY.vkey());
  }

  @Test
  void text_changedByOneLetter_isSignedByNobody() {
    assertEquals(List.of(), read(NOTE.replace("example m", "exampel m")).verifiedBy(List.of(KEY)));
  }

  @Test
  void signatures_ofUnknownKeys_areIgnored() {
    var other = TestKeys.signer("example.com/foo");
    var note = read(NOTE).with(other.sign("another text\n"));
    assertEquals(List.of(new VerifiedSignature(KEY, null)), note.verifiedBy(List.of(KEY)));
    assertEquals(List.of(), read(NOTE).verifiedBy(List.of(other.key())));
  }

  @Test
  void signature_ofAKnownKeyThatDoesNotVerify_makesTheNoteForged() {
    var other = TestKeys.signer("other.example");
    var note = read(NOTE).with(other.sign("another text\n"));
    assertEquals(List.of(), note.verifiedBy(List.of(KEY, other.key())));
  }

  @Test
  void sign_ofTheSameText_givesTheSameBytes() {
    var signer = TestKeys.signer("countersign.example/acme/2026-11");
    assertEquals(signer.sign("a\n"), signer.sign("a\n"));
    var note = new SignedNote("a\n\nb\n", List.of(signer.sign("a\n\nb\n")));
    assertEquals(1, read(text(note)).verifiedBy(List.of(signer.key())).size());
  }

  static Stream<String> notes_thatCannotBeRead_areRefused() {
    var line = NOTE.substring(NOTE.indexOf('—'));
    return Stream.of(
        "",
        "text\n",
        "text\n\n",
        line,
        "text\n" + line,
        "text\r\n\n" + line,
        "te\0xt\n\n" + line,
        NOTE.substring(0, NOTE.length() - 1),
        NOTE.replace("— ", "- "),
        NOTE.replace("— example.com/foo ", "—example.com/foo "),
        NOTE.replace("example.com/foo", "a+b"),
        NOTE.replace("example.com/foo", "a b"),
        NOTE.replace("example.com/foo", "a\u2003b"),
        NOTE.replace("— example.com/foo ", "—  "),
        NOTE.replace("yaQM=", "yaQM"),
        NOTE.replace("yaQM=", "yaQN="),
        "text\n\n— example.com/foo Uw2QOg==\n",
        NOTE + "rest\n",
        "text\n\n" + line.repeat(SignedNote.MOST_SIGNATURES + 1),
        "x".repeat(SignedNote.LONGEST) + "\n\n" + line);
  }

  @ParameterizedTest
  @MethodSource
  void notes_thatCannotBeRead_areRefused(String note) {
    assertInstanceOf(
        Parsed.Malformed.class, SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void note_thatIsNoUtf8_isRefused() {
    byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
    bytes[0] = (byte) 0xff;
    assertInstanceOf(Parsed.Malformed.class, SignedNote.parse(bytes));
  }

  @Test
  void note_withAHundredSignatures_isRead() {
    var line = NOTE.substring(NOTE.indexOf('—'));
    assertEquals(
        SignedNote.MOST_SIGNATURES,
        read("text\n\n" + line.repeat(SignedNote.MOST_SIGNATURES)).signatures().size());
  }

  static Stream<String> vkeys_thatAreNone_areRefused() {
    return Stream.of(
        "",
        "example.com/foo+530d903a",
        VKEY.replace("530d903a", "530d903b"),
        VKEY.replace("530d903a", "530D903A"),
        VKEY.replace("example.com/foo", "example.com/fou"),
        VKEY.replace("example.com/foo", ""),
        VKEY.replace("+AekyeR", "+AukyeR"),
        VKEY.replace("U2k", "U2"),
        VKEY + "A");
  }

  @ParameterizedTest
  @MethodSource
  void vkeys_thatAreNone_areRefused(String vkey) {
    assertInstanceOf(Parsed.Malformed.class, NoteKey.parse(vkey));
  }

  private static SignedNote read(String note) {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private static String text(SignedNote note) {
    return new String(note.bytes(), StandardCharsets.UTF_8);
  }
}
