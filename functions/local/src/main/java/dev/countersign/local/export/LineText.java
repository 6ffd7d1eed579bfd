package dev.countersign.local.export;

import dev.countersign.domain.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** A line as text, or why it is none. */
sealed interface LineText {
  /** It is in the charset. */
  record Text(String text) implements LineText {}

  /** It is not, or it is too long. */
  record Unreadable(Problem why) implements LineText {}

  static LineText of(PhysicalLines.Line line, Charset charset) {
    if (line.ending() == PhysicalLines.Ending.TOO_LONG) {
      return new Unreadable(
          new Problem(
              "too_long",
              "",
              "a line of more than " + PhysicalLines.LONGEST + " bytes",
              "leave out long texts when exporting"));
    }
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.wrap(line.bytes());
    var text = CharBuffer.allocate(line.bytes().length + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      return new Unreadable(
          new Problem(
              "not_encoded",
              "",
              "byte " + (bytes.position() + 1) + " of the line is not " + charset.name(),
              "name the file's charset in the profile, or export as UTF-8"));
    }
    return new Text(text.flip().toString());
  }
}
