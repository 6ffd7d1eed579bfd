package dev.countersign.app.deliver.connect;

import dev.countersign.app.https.BoundedBody;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests by https. It follows no redirect, since what authenticates goes to no other host,
 * and sends nothing a second time by itself: the JDK repeats only GET and HEAD after a connection
 * that broke.
 */
public final class HttpsConnection implements EngineConnection {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient client;
  private final AdmittedHosts hosts;

  /** Sends to these hosts, with the platform's own trust store. */
  public HttpsConnection(AdmittedHosts hosts) {
    this(hosts, HttpClient.newBuilder());
  }

  /** Sends to these hosts, and trusts these certificates. */
  public HttpsConnection(AdmittedHosts hosts, SSLContext tls) {
    this(hosts, HttpClient.newBuilder().sslContext(tls));
  }

  private HttpsConnection(AdmittedHosts hosts, HttpClient.Builder client) {
    this.hosts = hosts;
    this.client =
        client
            // Of HTTP/2 it can't always be told whether a request reached the other side.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    var refusal = hosts.refusal(request.url());
    if (refusal.isPresent()) {
      return new Exchange.NotSent(refusal.get());
    }
    HttpRequest made;
    try {
      made = made(request, longest);
    } catch (IllegalArgumentException e) {
      return new Exchange.NotSent("not_a_request");
    }
    // The request's own time-out ends with the headers: a body that drips is ended here.
    var answer = client.sendAsync(made, info -> new BoundedBody(RawAnswer.LARGEST));
    try {
      return answered(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Exchange.NoAnswer("too_slow");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchange.NoAnswer("interrupted");
    }
  }

  private static HttpRequest made(OutgoingRequest request, Duration longest) {
    var body = request.body().toArray();
    var made =
        HttpRequest.newBuilder(request.url())
            .timeout(longest)
            .method(
                request.method(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    request.headers().forEach(made::header);
    return made.build();
  }

  private static Exchange answered(HttpResponse<byte[]> answer) {
    var headers = new TreeMap<String, String>();
    answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return new Exchange.Answered(
        new RawAnswer(answer.statusCode(), headers, Bytes.of(answer.body())));
  }

  private static Exchange failed(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException slow -> new Exchange.NotSent("no_connection");
      case ConnectException refused -> new Exchange.NotSent("no_connection");
      // Nothing of a request is sent before the handshake is done.
      case SSLHandshakeException untrusted -> new Exchange.NotSent("no_tls");
      case HttpTimeoutException slow -> new Exchange.NoAnswer("too_slow");
      case BoundedBody.TooLarge large -> new Exchange.NoAnswer("too_large");
      case null, default -> new Exchange.NoAnswer("broken");
    };
  }
}
