package dev.countersign.local.sam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A billing engine of somebody's own, in a process of its own: it takes webhooks as <a
 * href="https://www.standardwebhooks.com">Standard Webhooks</a> says, verifies each, books each key
 * once, and shows its books. It needs the JDK alone, and this one class.
 */
public final class BooksServer {
  static final int PORT = 8080;

  /** The secret that it shares with the demo tenant's target, in base64. */
  static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final long LONGEST_WAIT_MILLIS = 5_000;

  private final Map<String, String> books = new LinkedHashMap<>();

  private BooksServer() {}

  /** Listens until its container ends. */
  public static void main(String[] arguments) throws IOException {
    var books = new BooksServer();
    var server = HttpServer.create(new InetSocketAddress(PORT), 0);
    server.createContext("/results", books::take);
    server.createContext("/books", books::show);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
    int status = 401;
    if (isSigned(exchange, key, body)) {
      String line =
          System.currentTimeMillis() + " " + Base64.getEncoder().encodeToString(body) + "\n";
      synchronized (books) {
        status = books.putIfAbsent(key, line) == null ? 204 : 409;
        books.notifyAll();
      }
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /**
   * A line for each key: when it came, in milliseconds, and what, in base64. Where the query names
   * a number of lines that are known, it waits for more, a few seconds at most.
   */
  private void show(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int known = query == null ? -1 : Integer.parseInt(query);
    byte[] all;
    synchronized (books) {
      long end = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
      long left = LONGEST_WAIT_MILLIS;
      while (books.size() <= known && left > 0) {
        try {
          books.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        left = Thread.currentThread().isInterrupted() ? 0 : end - System.currentTimeMillis();
      }
      all = String.join("", books.values()).getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(200, all.length == 0 ? -1 : all.length);
    exchange.getResponseBody().write(all);
    exchange.close();
  }

  private static boolean isSigned(HttpExchange exchange, String key, byte[] body) {
    var headers = exchange.getRequestHeaders();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
      String before = key + "." + headers.getFirst("webhook-timestamp") + ".";
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)))
          .equals(headers.getFirst("webhook-signature"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each JDK has HmacSHA256", e);
    }
  }
}
