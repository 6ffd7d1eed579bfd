package dev.countersign.proof.month;

import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.text.Parsed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a sealed file from its begin to its end, packed by gzip or not, or as a page of a month
 * holds it. It keeps one line at a time.
 */
public final class SealedMonthReader implements Closeable {
  /** The longest line that is read, in bytes. */
  public static final int LONGEST_LINE = 1 << 20;

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_BEGIN = 1 << 12;
  private static final Pattern BEGIN = Pattern.compile("[^ \n]+/[^ \n]+\n[0-9]+\n");
  private static final int[] GZIP = {0x1f, 0x8b};

  private final LineBuffer lines;
  private final SignedNote note;
  private long number;

  private SealedMonthReader(InputStream in) throws IOException {
    this.lines = new LineBuffer(in, LONGEST_LINE);
    this.note = readNote();
  }

  /**
   * A reader that has read the signed note. Whoever closes it closes the stream.
   *
   * @throws UnreadableMonth when the stream doesn't begin with a signed note and an empty line
   */
  public static SealedMonthReader open(InputStream stream) throws IOException {
    return new SealedMonthReader(unpacked(new BufferedInputStream(stream, BUFFER)));
  }

  /**
   * Whether a file looks like a sealed month by its begin: packed by gzip, a page, or an origin and
   * a number of leaves, each on a line.
   */
  public static boolean isOneBy(InputStream begin) throws IOException {
    byte[] read = begin.readNBytes(LONGEST_BEGIN);
    boolean packed = read.length > 1 && (read[0] & 0xff) == GZIP[0] && (read[1] & 0xff) == GZIP[1];
    return packed
        || SealedInPage.isPage(read)
        || BEGIN.matcher(new String(read, StandardCharsets.UTF_8)).lookingAt();
  }

  /** The signed note. Whether it may be believed, nobody has checked. */
  public SignedNote note() {
    return note;
  }

  /**
   * The next line, without its newline; empty at the end.
   *
   * @throws UnreadableMonth when a line is too long, when the last one has no newline, or when what
   *     is packed is damaged or ends too early
   */
  public Optional<MonthLine> next() throws IOException {
    number++;
    try {
      return switch (lines.next()) {
        case LineBuffer.Next.Line(byte[] bytes) -> Optional.of(new MonthLine(number, bytes));
        case LineBuffer.Next.End end -> Optional.empty();
        case LineBuffer.Next.TooLong longer ->
            throw new UnreadableMonth(number, "a line of more than " + LONGEST_LINE + " bytes");
        case LineBuffer.Next.Unfinished unfinished ->
            throw new UnreadableMonth(number, "the file ends within a line");
      };
    } catch (EOFException | ZipException e) {
      throw new UnreadableMonth(number, "what is packed is damaged, or ends too early");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The text, its empty line, the signatures, and the empty line before the leaves. */
  private SignedNote readNote() throws IOException {
    var whole = new ByteArrayOutputStream();
    for (int empty = 0; empty < 2; ) {
      byte[] read = next().orElseThrow(() -> noNote("it ends before the leaves")).bytes();
      if (read.length == 0) {
        empty++;
      }
      if (empty < 2) {
        whole.writeBytes(read);
        whole.write('\n');
      }
      if (whole.size() > SignedNote.LONGEST) {
        throw noNote("more than " + SignedNote.LONGEST + " bytes before the leaves");
      }
    }
    return switch (SignedNote.parse(whole.toByteArray())) {
      case Parsed.Ok<SignedNote>(SignedNote read) -> read;
      case Parsed.Malformed<SignedNote>(String why) -> throw noNote(why);
    };
  }

  private UnreadableMonth noNote(String why) {
    return new UnreadableMonth(number, "no sealed file: " + why);
  }

  private static InputStream unpacked(BufferedInputStream stream) throws IOException {
    if (SealedInPage.isPage(stream)) {
      return gunzipped(SealedInPage.packed(stream));
    }
    stream.mark(GZIP.length);
    boolean packed = stream.read() == GZIP[0] && stream.read() == GZIP[1];
    stream.reset();
    return packed ? gunzipped(stream) : stream;
  }

  private static InputStream gunzipped(InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER);
    } catch (EOFException | ZipException e) {
      throw new UnreadableMonth(1, "what is packed is damaged, or ends too early");
    }
  }
}
