package dev.countersign.local.command;

import dev.countersign.ledger.Question.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists disputes or inquiries as a reader of a server, page by page. */
final class QuestionReader {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI server;
  private final String token;

  /** A reader with this token, which goes to this server and to no other. */
  QuestionReader(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /**
   * Prints all that the query asks for, one a line.
   *
   * @return whether all were had; what the server refused with goes to standard error
   */
  boolean print(Kind kind, Map<String, String> query, PrintStream out)
      throws IOException, InterruptedException {
    String path = "/v1/" + (kind == Kind.DISPUTE ? "disputes" : "inquiries");
    var base = server.toString().replaceFirst("/+$", "");
    var next = Optional.of(base + path + "?" + text(query));
    try (var client = HttpClient.newHttpClient()) {
      while (next.isPresent()) {
        var answer = client.send(request(next.get()), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
          System.err.println("HTTP " + answer.statusCode() + "\n" + answer.body());
          return false;
        }
        out.print(answer.body());
        out.flush();
        next = next(answer).map(query1 -> base + path + query1);
      }
      return true;
    } catch (ConnectException e) {
      throw new IOException("nothing answers at " + server, e);
    }
  }

  private HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(PATIENCE)
        .header("authorization", "Bearer " + token)
        .header("accept", "application/x-ndjson")
        .build();
  }

  /** Only the query of the next address is taken, so that the token goes nowhere else. */
  private static Optional<String> next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("link")
        .map(NEXT::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1))
        .filter(address -> address.indexOf('?') >= 0)
        .map(address -> address.substring(address.indexOf('?')));
  }

  private static String text(Map<String, String> query) {
    return query.entrySet().stream()
        .map(each ->
            each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
