package dev.countersign.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A webhook's receiver in a process of its own: it remembers each id, and answers 429 to what is
 * more than its limit within any second. It checks no signature, so that its own work is small.
 */
final class WebhookReceiver {
  private static final int BACKLOG = 1000;
  private static final int NO_CONTENT = 204;
  private static final int TOO_MANY = 429;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Set<String> ids = new HashSet<>();
  private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
  private int limit = Integer.MAX_VALUE;
  private long taken;
  private long again;
  private long tooMany;
  private int highest;

  /** Prints the port that it listens at, and ends when its input ends. */
  public static void main(String... arguments) throws IOException {
    var receiver = new WebhookReceiver();
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/in", receiver::take);
    server.createContext("/figures", receiver::figures);
    server.createContext("/begin", receiver::begin);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // It lives as long as who started it.
    }
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    int status = status(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")));
    if (status == TOO_MANY) {
      exchange.getResponseHeaders().set("retry-after", "1");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private synchronized int status(String id) {
    long now = System.nanoTime();
    while (!lastSecond.isEmpty() && lastSecond.getFirst() <= now - SECOND) {
      lastSecond.removeFirst();
    }
    lastSecond.addLast(now);
    highest = Math.max(highest, lastSecond.size());
    if (lastSecond.size() > limit) {
      tooMany++;
      return TOO_MANY;
    }
    taken++;
    again += ids.add(id) ? 0 : 1;
    return NO_CONTENT;
  }

  /** Begins anew with a limit: the number in the address's query. */
  private synchronized void begin(HttpExchange exchange) throws IOException {
    limit = Integer.parseInt(exchange.getRequestURI().getQuery());
    ids.clear();
    taken = 0;
    again = 0;
    tooMany = 0;
    highest = 0;
    exchange.sendResponseHeaders(NO_CONTENT, -1);
    exchange.close();
  }

  private synchronized void figures(HttpExchange exchange) throws IOException {
    var text =
        "answered 204: %d, of it for an id that it had: %d; answered 429: %d; most in any second: %d"
            .formatted(taken, again, tooMany, highest)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }
}
