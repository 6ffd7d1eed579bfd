package dev.countersign.app.read.ends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.MonthMedia;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of as many bytes as an answer may have, and of more. */
final class BoundedAnswersTest {
  private static final int MOST = 1000;

  private final BoundedAnswers answers =
      new BoundedAnswers(MOST, name -> URI.create("https://files.example/" + name + "?key"));

  /** A body of so many equal bytes, and of none that ends. */
  private static final class Body implements ReaderAnswer.StreamedBody {
    private final MonthMedia media;
    private final int bytes;
    private boolean closed;

    Body(MonthMedia media, int bytes) {
      this.media = media;
      this.bytes = bytes;
    }

    @Override
    public String file() {
      return "acme-2026-11.sealed";
    }

    @Override
    public MonthMedia media() {
      return media;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      if (bytes < 0) {
        throw new IOException("broken off");
      }
      byte[] line = "{\"line\":1}".getBytes(UTF_8);
      for (int written = 0; written < bytes; written += line.length) {
        out.write(line);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private HttpAnswer whole(Body body, String... codings) {
    var head =
        new HttpAnswer(200, Map.of("vary", "accept", "content-type", "x"), Bytes.of(new byte[0]));
    var answer = answers.whole(new ReaderAnswer(head, Optional.of(body)), asking(codings));
    assertTrue(body.closed);
    return answer;
  }

  private static RawDelivery asking(String... codings) {
    return new RawDelivery(
        "GET",
        "https://c.example/v1/months/2026-11",
        codings.length == 0 ? Map.of() : Map.of("accept-encoding", List.of(codings)),
        Bytes.of(new byte[0]),
        Instant.EPOCH);
  }

  @Test
  void whole_ofASmallAnswer_isAsItIs() {
    var small = ReaderAnswer.of(HttpAnswer.empty(204));

    assertEquals(small.head(), answers.whole(small, asking()));
  }

  @ParameterizedTest
  @EnumSource
  void whole_ofAsManyBytesAsThereMayBe_isTheBody(MonthMedia media) {
    var answer = whole(new Body(media, MOST));

    assertEquals(200, answer.status());
    assertEquals(MOST, answer.body().toArray().length);
    assertEquals("accept", answer.headers().get("vary"));
    assertFalse(answer.headers().containsKey("content-encoding"));
  }

  /** Whoever gets the address needs no token there, so that nobody may keep it. */
  @Test
  void whole_ofALargerFile_isItsAddress() {
    var answer = whole(new Body(MonthMedia.FILE, MOST + 1));

    assertEquals(303, answer.status());
    assertEquals("https://files.example/acme-2026-11.sealed?key", answer.headers().get("location"));
    assertEquals("private, no-store", answer.headers().get("cache-control"));
    assertEquals(0, answer.body().toArray().length);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILE")
  void whole_ofALargerForm_isRefusedAndNamesTheFile(MonthMedia media) {
    var answer = whole(new Body(media, MOST + 1));

    assertEquals(406, answer.status());
    assertTrue(answer.text().contains("\"reason\":\"too_large\""), answer.text());
    assertTrue(answer.text().contains(MonthMedia.FILE.type()), answer.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate,gzip; q=1.0"})
  void whole_ofAFormForWhoTakesGzip_isPacked(String coding) throws IOException {
    var answer = whole(new Body(MonthMedia.LINES, 50 * MOST), coding);

    assertEquals(200, answer.status());
    assertEquals("gzip", answer.headers().get("content-encoding"));
    assertEquals("accept, accept-encoding", answer.headers().get("vary"));
    var packed = new ByteArrayInputStream(answer.body().toArray());
    assertEquals(50 * MOST, new GZIPInputStream(packed).readAllBytes().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "gzip;q=0.000", "br", "xgzip", ""})
  void whole_ofAFormForWhoTakesNoGzip_isPlain(String coding) {
    var answer = whole(new Body(MonthMedia.LINES, MOST), coding);

    assertFalse(answer.headers().containsKey("content-encoding"));
  }

  /** It is packed already, and what it is the same by. */
  @Test
  void whole_ofTheFile_isNeverPackedAgain() {
    assertEquals(MOST, whole(new Body(MonthMedia.FILE, MOST), "gzip").body().toArray().length);
  }

  @Test
  void whole_ofABodyThatBreaksOff_isNone() {
    var body = new Body(MonthMedia.PAGE, -1);

    assertThrows(Unavailable.class, () -> whole(body, "gzip"));
    assertTrue(body.closed);
  }
}
