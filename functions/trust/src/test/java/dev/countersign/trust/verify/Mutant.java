package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Changes a request, or bytes, at random. */
final class Mutant {
  private static final byte[] SPECIAL_BYTES =
      "\0\n\r\t\"'\\{}[]:,.;=&%+-_/?#<>!é0 1Aa".getBytes(StandardCharsets.UTF_8);

  private Mutant() {}

  /** The request with one change, some of them taken from another request. */
  static RawDelivery of(RawDelivery like, RawDelivery other, Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> with(like, like.url(), like.headers(), bytes(like.body().toArray(), random));
      case 2 -> with(like, text(like.url(), random), like.headers(), like.body().toArray());
      case 3 ->
          new RawDelivery(
              random.nextBoolean() ? "PUT" : like.method().toLowerCase(Locale.ROOT),
              like.url(),
              like.headers(),
              like.body(),
              like.receivedAt(),
              like.certificate());
      case 4 -> with(like, like.url(), like.headers(), other.body().toArray());
      case 5 -> with(like, like.url(), other.headers(), like.body().toArray());
      case 6 ->
          new RawDelivery(
              like.method(),
              like.url(),
              like.headers(),
              like.body(),
              like.receivedAt(),
              certificate(like, other, random));
      case 7 -> moved(like, random);
      default -> with(like, like.url(), headers(like, random), like.body().toArray());
    };
  }

  /** Bytes moved from the body's beginning to the URL's end, or the other way. */
  private static RawDelivery moved(RawDelivery like, Random random) {
    byte[] body = like.body().toArray();
    if (random.nextBoolean()) {
      int at = random.nextInt(body.length + 1);
      var front = new String(body, 0, at, StandardCharsets.ISO_8859_1);
      return with(
          like, like.url() + front, like.headers(), Arrays.copyOfRange(body, at, body.length));
    }
    int at = like.url().length() - random.nextInt(Math.min(8, like.url().length()) + 1);
    var longer = new ByteArrayOutputStream();
    longer.writeBytes(like.url().substring(at).getBytes(StandardCharsets.UTF_8));
    longer.writeBytes(body);
    return with(like, like.url().substring(0, at), like.headers(), longer.toByteArray());
  }

  private static RawDelivery with(
      RawDelivery like, String url, Map<String, List<String>> headers, byte[] body) {
    return new RawDelivery(
        like.method(), url, headers, Bytes.of(body), like.receivedAt(), like.certificate());
  }

  private static @Nullable String certificate(RawDelivery like, RawDelivery other, Random random) {
    String certificate = like.certificate();
    return certificate == null || random.nextBoolean()
        ? other.certificate()
        : text(certificate, random);
  }

  private static Map<String, List<String>> headers(RawDelivery like, Random random) {
    var headers = new LinkedHashMap<>(like.headers());
    var names = like.headers().keySet().stream().sorted().toList();
    if (names.isEmpty()) {
      return headers;
    }
    String name = names.get(random.nextInt(names.size()));
    var values = new ArrayList<>(like.header(name));
    switch (random.nextInt(6)) {
      case 0 -> headers.remove(name);
      case 1 -> values.add(values.getFirst());
      case 2 -> values.set(0, values.getFirst() + "," + values.getFirst());
      default -> values.set(0, text(values.getFirst(), random));
    }
    headers.computeIfPresent(name, (n, old) -> values);
    return headers;
  }

  private static String text(String text, Random random) {
    return new String(bytes(text.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8);
  }

  /** The bytes with one of them changed, added or removed, or two exchanged, or cut off. */
  static byte[] bytes(byte[] from, Random random) {
    byte[] bytes = from.clone();
    if (bytes.length == 0) {
      return new byte[] {SPECIAL_BYTES[random.nextInt(SPECIAL_BYTES.length)]};
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = SPECIAL_BYTES[random.nextInt(SPECIAL_BYTES.length)];
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = SPECIAL_BYTES[random.nextInt(SPECIAL_BYTES.length)];
        yield longer;
      }
      case 4 -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
        yield shorter;
      }
      default -> {
        int to = random.nextInt(bytes.length);
        byte swapped = bytes[at];
        bytes[at] = bytes[to];
        bytes[to] = swapped;
        yield bytes;
      }
    };
  }
}
