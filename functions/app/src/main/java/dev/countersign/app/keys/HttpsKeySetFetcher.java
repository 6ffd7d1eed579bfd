package dev.countersign.app.keys;

import dev.countersign.trust.verify.key.PublishedJwkSet;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Fetches by https only, from hosts that the operator admits. It follows no redirect, and gives up
 * after four seconds or 64 KiB.
 */
public final class HttpsKeySetFetcher implements KeySetFetcher {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofSeconds(4);
  private static final int LARGEST = 65_536;

  private final HttpClient client;
  private final Set<String> hosts;

  /**
   * Fetches from these hosts only.
   *
   * @param hosts lower-case names, with a port where it isn't 443
   */
  public HttpsKeySetFetcher(Set<String> hosts, SSLContext tls) {
    this.hosts = Set.copyOf(hosts);
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Fetches with the platform's own trust store.
   *
   * @param hosts names separated by commas or white space
   */
  public static HttpsKeySetFetcher from(String hosts) {
    var names =
        Pattern.compile("[,\\s]+")
            .splitAsStream(hosts.toLowerCase(Locale.ROOT))
            .filter(host -> !host.isBlank())
            .collect(Collectors.toUnmodifiableSet());
    try {
      return new HttpsKeySetFetcher(names, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  @Override
  public Fetched fetch(URI url) {
    if (!"https".equals(url.getScheme())) {
      return new Fetched.Failed("not_https");
    }
    String host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
      return new Fetched.Failed("host_not_admitted");
    }
    var request =
        HttpRequest.newBuilder(url).timeout(WHOLE).header("accept", "application/json").build();
    // The request's own time-out ends with the headers: a body that drips is ended here.
    var answer = client.sendAsync(request, info -> new Bounded(LARGEST));
    try {
      return read(answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Fetched.Failed("too_slow");
    } catch (ExecutionException e) {
      return new Fetched.Failed(
          e.getCause() instanceof TooLarge
              ? "too_large"
              : e.getCause() instanceof java.net.http.HttpTimeoutException
                  ? "too_slow"
                  : "unreachable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Failed("interrupted");
    }
  }

  private static Fetched read(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return new Fetched.Failed("status_" + answer.statusCode());
    }
    return PublishedJwkSet.usable(answer.body())
        .<Fetched>map(Fetched.Good::new)
        .orElseGet(() -> new Fetched.Failed("no_usable_key"));
  }

  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("larger than it may be", null, false, false);
    }
  }

  /** A body that ends the exchange as soon as it is larger than it may be. */
  private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final int most;
    private Flow.@org.jspecify.annotations.Nullable Subscription subscription;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
      subscription = subscribed;
      subscribed.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        read.writeBytes(bytes);
      }
      if (read.size() > most && subscription != null) {
        subscription.cancel();
        body.completeExceptionally(new TooLarge());
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(read.toByteArray());
    }
  }
}
