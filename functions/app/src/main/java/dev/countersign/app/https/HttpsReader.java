package dev.countersign.app.https;

import dev.countersign.domain.Bytes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON documents by https only, from hosts that the operator admits. It follows no redirect,
 * and gives up after four seconds or when the answer is too large.
 */
public final class HttpsReader implements DocumentReader {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofSeconds(4);

  private final HttpClient client;
  private final Supplier<Set<String>> hosts;
  private final int largest;

  /**
   * Reads from these hosts only.
   *
   * @param hosts lower-case names, with a port where it isn't 443
   * @param largest the most bytes that an answer may have
   */
  public HttpsReader(Set<String> hosts, SSLContext tls, int largest) {
    this(() -> hosts, tls, largest);
  }

  private HttpsReader(Supplier<Set<String>> hosts, SSLContext tls, int largest) {
    this.hosts = hosts;
    this.largest = largest;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The platform's own trust store. */
  private static SSLContext platformTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /** Hosts that a setting names, separated by commas or white space. */
  private static Set<String> hosts(String setting) {
    return Pattern.compile("[,\\s]+")
        .splitAsStream(setting.toLowerCase(Locale.ROOT))
        .filter(host -> !host.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads from the hosts of now only, with the platform's own trust store.
   *
   * @param hosts gives names separated by commas or white space
   */
  public static HttpsReader from(Supplier<String> hosts, int largest) {
    return new HttpsReader(() -> hosts(hosts.get()), platformTrust(), largest);
  }

  @Override
  public Read read(URI url, Map<String, String> headers) {
    if (!"https".equals(url.getScheme())) {
      return new Read.Failed("not_https");
    }
    String host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    if (!hosts.get().contains(host.toLowerCase(Locale.ROOT))) {
      return new Read.Failed("host_not_admitted");
    }
    var request = HttpRequest.newBuilder(url).timeout(WHOLE).header("accept", "application/json");
    headers.forEach(request::header);
    // The request's own time-out ends with the headers: a body that drips is ended here.
    var answer = client.sendAsync(request.build(), info -> new BoundedBody(largest));
    try {
      return answered(answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Read.Failed("too_slow");
    } catch (ExecutionException e) {
      return new Read.Failed(reason(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Read.Failed("interrupted");
    }
  }

  private static Read answered(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("content-type").orElse("");
    return new Read.Answered(answer.statusCode(), type, Bytes.of(answer.body()));
  }

  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "unreachable";
      case BoundedBody.TooLarge large -> "too_large";
      case HttpTimeoutException slow -> "too_slow";
      default -> "unreachable";
    };
  }
}
