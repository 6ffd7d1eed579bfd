package dev.countersign.local.command;

import dev.countersign.local.send.SignedRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;

/** A signed request that is sent, and its answer for the one who sent it. */
final class AnsweredRequest {
  private AnsweredRequest() {}

  /**
   * Sends it. The answer goes to standard output, its status to standard error.
   *
   * @return the exit status
   * @throws java.net.ConnectException when nothing answers there
   */
  static int print(SignedRequest request) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var client = HttpClient.newHttpClient()) {
      var told = request.send(client);
      System.err.println("HTTP " + told.statusCode());
      out.println(told.body());
      return told.statusCode() / 100 == 2 ? Countersign.DONE : Countersign.REFUSED;
    }
  }
}
