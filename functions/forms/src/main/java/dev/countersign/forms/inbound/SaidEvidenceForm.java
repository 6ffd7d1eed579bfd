package dev.countersign.forms.inbound;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.regex.Pattern;

/** Checks what a message about a dispute says beside: it stays in the evidence. */
final class SaidEvidenceForm {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final String TEXT = "text";
  private static final int LONGEST_TEXT = 4000;
  private static final String LINES = "\n\r\t";
  private static final int MOST = 20;

  private SaidEvidenceForm() {}

  /** The text, and the digests of what somebody has. */
  static void check(Fields in) {
    in.get(TEXT).ifPresent(value -> checkText(in, value));
    var digests = in.items("evidence");
    boolean sound =
        digests.stream()
            .allMatch(
                item -> item instanceof Json.Str(String text) && DIGEST.matcher(text).matches());
    if (digests.size() > MOST || !sound) {
      in.problem(
          "out_of_range",
          "evidence",
          "more than 20 items, or one that is no SHA-256",
          "name at most 20 digests of 64 hexadecimal digits");
    }
  }

  /** As {@link #check(Fields)}; what has no word of its own says it in the text. */
  static void checkWithText(Fields in) {
    in.present(TEXT);
    check(in);
  }

  /** What a person wrote has lines, so it is no text as others are. */
  private static void checkText(Fields in, Json value) {
    if (!(value instanceof Json.Str(String text))) {
      in.problem("wrong_type", TEXT, "not a string", "send a string");
    } else if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.chars().anyMatch(SaidEvidenceForm::isControl)) {
      in.problem(
          "out_of_range",
          TEXT,
          "empty, too long, or with control characters",
          "send 1 to " + LONGEST_TEXT + " characters; line breaks are fine");
    }
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && LINES.indexOf(character) < 0;
  }
}
