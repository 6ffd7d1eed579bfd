package dev.countersign.proof.note;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * A text and signatures of it (C2SP signed-note). Nothing of the text may be believed before {@link
 * #verifiedBy} has named a key that is trusted.
 *
 * @param text what is signed; it ends with a newline
 * @param signatures in the order of their lines, also those of keys that nobody knows
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** The most signatures that are read. */
  public static final int MOST_SIGNATURES = 100;

  /** The longest note that is read, in bytes: many signatures of ML-DSA fit in. */
  public static final int LONGEST = 1_000_000;

  private static final String END_OF_TEXT = "\n\n";

  /**
   * A note.
   *
   * @throws IllegalArgumentException when the text can't be one of a note
   */
  public SignedNote {
    if (!isText(text)) {
      throw new IllegalArgumentException("a note's text ends with a newline and has no controls");
    }
    signatures = List.copyOf(signatures);
  }

  /** The note that these bytes are. */
  public static Parsed<SignedNote> parse(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return Parsed.malformed("a note of more than " + LONGEST + " bytes");
    }
    var whole = StrictText.utf8(bytes).orElse("");
    int end = whole.lastIndexOf(END_OF_TEXT);
    if (end < 0 || !whole.endsWith("\n") || !isText(whole)) {
      return Parsed.malformed("not a text, an empty line and signatures, in UTF-8");
    }
    var lines = StrictText.lines(whole.substring(end + END_OF_TEXT.length())).orElse(List.of());
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      return Parsed.malformed("a note without signatures, or with more than " + MOST_SIGNATURES);
    }
    var signatures = new ArrayList<NoteSignature>();
    for (String line : lines) {
      switch (NoteSignature.parse(line)) {
        case Parsed.Ok<NoteSignature>(NoteSignature signature) -> signatures.add(signature);
        case Parsed.Malformed<NoteSignature>(String why) -> {
          return Parsed.malformed(why);
        }
      }
    }
    return Parsed.ok(new SignedNote(whole.substring(0, end + 1), signatures));
  }

  /** The same note with one signature more. */
  public SignedNote with(NoteSignature signature) {
    var all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /**
   * Which of these keys signed the text. Signatures of other keys are ignored. If a signature says
   * that one of these keys made it and it doesn't verify, the note is forged: then nobody signed.
   */
  public List<VerifiedSignature> verifiedBy(Collection<NoteKey> keys) {
    var verified = new ArrayList<VerifiedSignature>();
    var seen = new HashSet<NoteKey>();
    for (NoteSignature signature : signatures) {
      for (NoteKey key : keys) {
        if (key.isOf(signature) && seen.add(key)) {
          var by = NoteSignatures.verify(key, text, signature);
          if (by.isEmpty()) {
            return List.of();
          }
          verified.add(by.get());
        }
      }
    }
    return verified;
  }

  /** The note as it is written. */
  public byte[] bytes() {
    var whole = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> whole.append(signature.line()).append('\n'));
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isText(String text) {
    return text.endsWith("\n") && text.chars().allMatch(c -> c >= ' ' || c == '\n');
  }
}
