package dev.countersign.app.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An issuer on this machine, by https, whose manners can be chosen. */
public final class Issuer implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  /** How it answers. */
  @FunctionalInterface
  public interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** How often it was asked. */
  public final AtomicInteger asked = new AtomicInteger();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpsServer server;
  private final SSLContext tls;
  private volatile Manner manner = exchange -> send(exchange, 404, "");

  /** With a certificate of its own. */
  public Issuer(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
    this.tls = tls(store(folder));
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("issuer").factory()));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          manner.answer(exchange);
        });
    server.start();
  }

  /** Answers so from now on. */
  public void behaves(Manner chosen) {
    manner = chosen;
  }

  /** Answers 200 with this from now on. */
  public void publishes(String keys) {
    manner = exchange -> send(exchange, 200, keys);
  }

  /** Says a byte now and then, for ever. */
  void drips() {
    manner =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            while (!closed.await(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
              out.write(' ');
              out.flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
  }

  URI url() {
    return URI.create(origin() + "/jwks");
  }

  /** Its name and port. */
  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  public String origin() {
    return "https://" + host();
  }

  /** What trusts its certificate. */
  public SSLContext tls() {
    return tls;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  /** Answers so once. */
  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Path store(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("issuer.p12");
    var made =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/keytool",
                "-genkeypair",
                "-alias",
                "issuer",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("keytool made no key");
    }
    return file;
  }

  private static SSLContext tls(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return tls;
  }
}
