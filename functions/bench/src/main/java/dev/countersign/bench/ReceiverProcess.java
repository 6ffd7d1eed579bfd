package dev.countersign.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A {@link WebhookReceiver} in a process of its own. */
final class ReceiverProcess implements AutoCloseable {
  private final Process process;
  private final String origin;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts it with this process's JVM and classes. */
  ReceiverProcess() throws IOException {
    this.process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WebhookReceiver.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    this.origin = "http://127.0.0.1:" + said.readLine();
  }

  /** Where results go. */
  String url() {
    return origin + "/in";
  }

  /** Begins anew, with at most so many requests in any second. */
  void begin(int limit) throws IOException, InterruptedException {
    var _ = get("/begin?" + limit);
  }

  /** What it has seen since it began. */
  String figures() throws IOException, InterruptedException {
    return get("/figures");
  }

  /** What it has used of the processors, in milliseconds. */
  long cpu() {
    return process.info().totalCpuDuration().map(java.time.Duration::toMillis).orElse(0L);
  }

  private String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(origin + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    client.close();
  }
}
