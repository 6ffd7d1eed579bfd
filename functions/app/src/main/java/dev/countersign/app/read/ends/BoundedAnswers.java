package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.MonthMedia;
import dev.countersign.app.read.ends.ReaderAnswer.StreamedBody;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Answers to readers where a body may have so many bytes and no more, as a function's may. A larger
 * sealed file is told by an address of its own, which is valid for a while. What is made of a file
 * is packed where the reader takes that, and refused where it is too large all the same.
 */
public final class BoundedAnswers {
  private static final int SEE_OTHER = 303;

  /** The coding, unless it is said to be worth nothing (RFC 9110, section 12.5.3). */
  private static final Pattern GZIP = Pattern.compile("gzip(;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*))?");

  private final int most;
  private final Function<String, URI> addresses;

  /**
   * Answers of at most so many bytes.
   *
   * @param most the bytes of a body
   * @param addresses gives the address of a sealed file, by its name; whoever has the address may
   *     read the file
   */
  public BoundedAnswers(int most, Function<String, URI> addresses) {
    this.most = most;
    this.addresses = addresses;
  }

  /**
   * The whole answer. A streamed body is closed then.
   *
   * @throws Unavailable when the sealed file can't be read to its end
   */
  public HttpAnswer whole(ReaderAnswer answer, RawDelivery request) {
    if (answer.body().isEmpty()) {
      return answer.head();
    }
    var body = answer.body().get();
    try (body) {
      boolean packed = body.media() != MonthMedia.FILE && takesGzip(request);
      return packed ? packed(answer.head(), body) : plain(answer.head(), body);
    } catch (TooLarge e) {
      return body.media() == MonthMedia.FILE
          ? elsewhere(addresses.apply(body.file()))
          : ReaderProblems.tooLarge();
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }

  private HttpAnswer plain(HttpAnswer head, StreamedBody body) throws IOException {
    var kept = new Kept();
    body.writeTo(kept);
    return new HttpAnswer(head.status(), head.headers(), kept.bytes());
  }

  private HttpAnswer packed(HttpAnswer head, StreamedBody body) throws IOException {
    var kept = new Kept();
    var gzip = new GZIPOutputStream(kept);
    body.writeTo(gzip);
    gzip.finish();
    var headers = new TreeMap<>(head.headers());
    headers.put("content-encoding", "gzip");
    headers.put("vary", "accept, accept-encoding");
    return new HttpAnswer(head.status(), headers, kept.bytes());
  }

  /** The address is a key to the file: nobody keeps it. */
  private static HttpAnswer elsewhere(URI address) {
    var headers = Map.of("location", address.toString(), "cache-control", "private, no-store");
    return new HttpAnswer(SEE_OTHER, headers, Bytes.of(new byte[0]));
  }

  private static boolean takesGzip(RawDelivery request) {
    return request.header("accept-encoding").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
        .anyMatch(coding -> GZIP.matcher(coding).matches());
  }

  /** Keeps what is written, as long as it is no more than an answer may have. */
  private final class Kept extends OutputStream {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      admit(1);
      all.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      admit(length);
      all.write(bytes, from, length);
    }

    private void admit(int more) throws TooLarge {
      if (all.size() + more > most) {
        throw new TooLarge();
      }
    }

    Bytes bytes() {
      return Bytes.of(all.toByteArray());
    }
  }

  /** There is more than an answer may have. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
