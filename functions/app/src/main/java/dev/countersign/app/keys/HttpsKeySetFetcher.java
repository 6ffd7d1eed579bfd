package dev.countersign.app.keys;

import dev.countersign.app.https.DocumentReader.Read;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.domain.Bytes;
import dev.countersign.trust.verify.key.PublishedJwkSet;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Fetches key sets of at most 64 KiB from hosts that the operator admits. */
public final class HttpsKeySetFetcher implements KeySetFetcher {
  private static final int LARGEST = 65_536;

  private final HttpsReader reader;

  /**
   * Fetches from these hosts only.
   *
   * @param hosts lower-case names, with a port where it isn't 443
   */
  public HttpsKeySetFetcher(Set<String> hosts, SSLContext tls) {
    this(new HttpsReader(hosts, tls, LARGEST));
  }

  private HttpsKeySetFetcher(HttpsReader reader) {
    this.reader = reader;
  }

  /**
   * Fetches with the platform's own trust store.
   *
   * @param hosts gives names separated by commas or white space
   */
  public static HttpsKeySetFetcher from(Supplier<String> hosts) {
    return new HttpsKeySetFetcher(HttpsReader.from(hosts, LARGEST));
  }

  @Override
  public Fetched fetch(URI url) {
    return switch (reader.read(url, Map.of())) {
      case Read.Failed(String reason) -> new Fetched.Failed(reason);
      case Read.Answered(int status, String type, Bytes body) when status != 200 ->
          new Fetched.Failed("status_" + status);
      case Read.Answered(int status, String type, Bytes body) ->
          PublishedJwkSet.usable(body.toArray())
              .<Fetched>map(Fetched.Good::new)
              .orElseGet(() -> new Fetched.Failed("no_usable_key"));
    };
  }
}
