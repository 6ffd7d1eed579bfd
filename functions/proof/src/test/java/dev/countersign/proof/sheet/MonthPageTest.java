package dev.countersign.proof.sheet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What stands in a page. What it does is tried in a browser. */
final class MonthPageTest {
  private static final byte[] SEALED = SheetStory.november(SheetKey.generate()).sealed();

  @Test
  void page_ofAFile_holdsTheFilesOwnBytes() throws IOException {
    assertArrayEquals(SEALED, unpacked(block(page(SEALED, ""), "sealed")));
  }

  @Test
  void page_ofAPackedFile_holdsItAsItIsPacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(SEALED);
    }
    assertArrayEquals(packed.toByteArray(), block(page(packed.toByteArray(), ""), "sealed"));
  }

  @Test
  void page_withKeys_holdsThem() throws IOException {
    var keys = "{\"keys\":[]}</script>";
    byte[] held = block(page(SEALED, keys), "enclosed");
    assertEquals(keys, new String(held, StandardCharsets.UTF_8));
  }

  @Test
  void policy_ofAPage_allowsWhatIsInItAlone() throws IOException {
    var page = page(SEALED, "");
    var policy = found(page, "Content-Security-Policy\" content=\"([^\"]*)\"");
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertFalse(policy.contains("unsafe"), policy);
    for (String part :
        new String[] {
          found(page, "<style>(.*?)</style>"),
          found(page, "<script id=\"check\">(.*?)</script>"),
          found(page, "<script>(.*?)</script>")
        }) {
      assertTrue(policy.contains("'sha256-" + hash(part) + "'"), part.substring(0, 60));
      assertFalse(part.contains("<!--"), "a script that would go on behind its end");
    }
    assertFalse(Pattern.compile("(?i) (src|href)=\"(?!#)").matcher(page).find());
    assertFalse(page.contains("import "), "an import that was not joined");
  }

  @Test
  void writing_aLongFile_keepsLittleOfIt() throws IOException {
    long length = 1 << 26;
    var counted = new CountedOutput();
    // What doesn't get smaller: it must be written about as fast as it is read.
    var read = new NoiseInput(length, counted);
    MonthPage.write(read, counted);
    assertTrue(counted.bytes > length, "all of it was written");
    assertTrue(read.mostAhead < 1 << 20, "read ahead by " + read.mostAhead);
  }

  @Test
  void currencies_ofThePage_haveTheDecimalsOfTheJdk() throws IOException {
    var text = resource("currency.js");
    Map<String, Integer> listed = new HashMap<>();
    Matcher lines = Pattern.compile("(?m)^  ([0-9]): '([A-Z ]+)',$").matcher(text);
    while (lines.find()) {
      for (String code : lines.group(2).split(" ", -1)) {
        listed.put(code, Integer.parseInt(lines.group(1)));
      }
    }
    for (Currency currency : Currency.getAvailableCurrencies()) {
      int expected = Math.max(0, currency.getDefaultFractionDigits());
      var code = currency.getCurrencyCode();
      assertEquals(expected, listed.getOrDefault(code, 2), code);
    }
  }

  private static String page(byte[] sealed, String keys) throws IOException {
    var page = new ByteArrayOutputStream();
    MonthPage.write(new ByteArrayInputStream(sealed), keys, page);
    return page.toString(StandardCharsets.UTF_8);
  }

  private static byte[] block(String page, String id) {
    return Base64.getDecoder().decode(found(page, "id=\"" + id + "\">([^<]*)<"));
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private static String found(String page, String pattern) {
    var matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }

  private static String hash(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MonthPage.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class CountedOutput extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }

  /** Bytes that gzip can't shorten, and how far they are read ahead of what was written. */
  private static final class NoiseInput extends InputStream {
    private final long length;
    private final CountedOutput written;
    private final java.util.SplittableRandom random = new java.util.SplittableRandom(1);
    private long read;
    private long mostAhead;

    NoiseInput(long length, CountedOutput written) {
      this.length = length;
      this.written = written;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("read in blocks");
    }

    @Override
    public int read(byte[] into, int from, int most) {
      if (read == length) {
        return -1;
      }
      int size = (int) Math.min(most, length - read);
      byte[] block = new byte[size];
      random.nextBytes(block);
      System.arraycopy(block, 0, into, from, size);
      read += size;
      mostAhead = Math.max(mostAhead, read - written.bytes);
      return size;
    }
  }
}
