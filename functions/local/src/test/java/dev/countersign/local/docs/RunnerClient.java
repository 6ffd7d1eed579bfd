package dev.countersign.local.docs;

import dev.countersign.local.send.SignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Asks a running runner, and keeps every answer. */
final class RunnerClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI runner;
  private final List<GivenAnswer> answers = new ArrayList<>();

  RunnerClient(URI runner) {
    this.runner = runner;
  }

  List<GivenAnswer> answers() {
    return List.copyOf(answers);
  }

  GivenAnswer send(String request, String operation, int expected, SignedRequest signed)
      throws IOException, InterruptedException {
    return kept(GivenAnswer.of(request, operation, expected, signed.send(http)));
  }

  /** Sends until this status is answered, at most so often; keeps the last answer. */
  GivenAnswer sendUntil(
      String request, String operation, int expected, int most, Callable<SignedRequest> signed)
      throws Exception {
    var answer = signed.call().send(http);
    for (int sent = 1; answer.statusCode() != expected && sent < most; sent++) {
      answer = signed.call().send(http);
    }
    return kept(GivenAnswer.of(request, operation, expected, answer));
  }

  GivenAnswer get(String request, String operation, int expected, String path)
      throws IOException, InterruptedException {
    return get(request, operation, expected, path, Map.of());
  }

  GivenAnswer get(
      String request, String operation, int expected, String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    var asked = HttpRequest.newBuilder(runner.resolve(path));
    headers.forEach(asked::header);
    return kept(
        GivenAnswer.of(
            request, operation, expected, http.send(asked.build(), BodyHandlers.ofString())));
  }

  /** Asks again for what is known. */
  GivenAnswer getKnown(String request, String operation, String path)
      throws IOException, InterruptedException {
    var first =
        http.send(HttpRequest.newBuilder(runner.resolve(path)).build(), BodyHandlers.discarding());
    String tag = first.headers().firstValue("etag").orElse("none");
    var asked = HttpRequest.newBuilder(runner.resolve(path)).header("If-None-Match", tag).build();
    return kept(GivenAnswer.of(request, operation, 304, http.send(asked, BodyHandlers.ofString())));
  }

  GivenAnswer post(
      String request,
      String operation,
      int expected,
      String path,
      String body,
      Map<String, String> headers)
      throws IOException, InterruptedException {
    var asked = HttpRequest.newBuilder(runner.resolve(path)).POST(BodyPublishers.ofString(body));
    headers.forEach(asked::header);
    return kept(
        GivenAnswer.of(
            request, operation, expected, http.send(asked.build(), BodyHandlers.ofString())));
  }

  /** Asks by a name that is not the runner's. */
  GivenAnswer getByAnotherHost(String operation, String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), runner.getPort())) {
      String asked = "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
      var parts =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .split("\r\n\r\n", 2);
      var lines = parts[0].lines().toList();
      Map<String, List<String>> headers = new LinkedHashMap<>();
      lines.stream()
          .skip(1)
          .map(line -> line.split(": ", 2))
          .forEach(header -> headers.put(header[0], List.of(header[1])));
      int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
      return kept(new GivenAnswer("by another Host", operation, 404, status, headers, parts[1]));
    }
  }

  /** Listens until an event of this name came; {@code meanwhile} brings it about. */
  GivenAnswer listen(String operation, String path, String event, Step meanwhile) throws Exception {
    var asked = HttpRequest.newBuilder(runner.resolve(path)).build();
    var answer = http.send(asked, BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      String text = readUntil(in, "", "listening");
      meanwhile.run();
      text = readUntil(in, readUntil(in, text, "event: " + event + "\n"), "}\n\n");
      return kept(
          new GivenAnswer(
              "a listener", operation, 200, answer.statusCode(), answer.headers().map(), text));
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  private static String readUntil(InputStream in, String before, String end) throws IOException {
    var text = new StringBuilder(before);
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the stream ended after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private GivenAnswer kept(GivenAnswer answer) {
    answers.add(answer);
    return answer;
  }

  @Override
  public void close() {
    http.close();
  }
}
