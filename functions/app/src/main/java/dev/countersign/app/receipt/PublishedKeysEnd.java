package dev.countersign.app.receipt;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.trust.delivery.RawDelivery;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code GET /v1/keys}: the public keys of receipts as a JWK set (RFC 7517), which may be kept for
 * an hour.
 */
public final class PublishedKeysEnd {
  public static final String PATH = "/v1/keys";

  /** RFC 7517, section 8.5.2. */
  private static final String MEDIA_TYPE = "application/jwk-set+json";

  private static final System.Logger LOG = System.getLogger(PublishedKeysEnd.class.getName());

  private final Supplier<String> keys;

  public PublishedKeysEnd(Supplier<String> keys) {
    this.keys = keys;
  }

  /** The answer to a request for the keys; empty for every other request. */
  public Optional<HttpAnswer> handle(String path, RawDelivery raw) {
    return path.equals(PATH) && raw.method().equals("GET")
        ? Optional.of(guarded(raw.header("if-none-match")))
        : Optional.empty();
  }

  private HttpAnswer guarded(List<String> known) {
    try {
      return answer(known);
    } catch (Unavailable e) {
      LOG.log(Level.WARNING, "keys of receipts: {0}", e.getMessage());
      return Answers.unavailable();
    } catch (Misconfigured e) {
      LOG.log(Level.ERROR, "keys of receipts: {0}", e.getMessage());
      return Answers.broken();
    }
  }

  private HttpAnswer answer(List<String> known) {
    var body = Bytes.of(keys.get().getBytes(StandardCharsets.UTF_8));
    String tag = "\"" + Digest.of(body.toArray()).prefix(32) + "\"";
    var headers = new TreeMap<>(Map.of("etag", tag, "cache-control", "public, max-age=3600"));
    if (known.stream().anyMatch(tags -> matches(tags, tag))) {
      return new HttpAnswer(304, headers, Bytes.of(new byte[0]));
    }
    headers.put("content-type", MEDIA_TYPE);
    return new HttpAnswer(200, headers, body);
  }

  /** Weak comparison, as RFC 9110, section 13.1.2, has it. */
  private static boolean matches(String tags, String tag) {
    return Arrays.stream(tags.split(","))
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
  }
}
