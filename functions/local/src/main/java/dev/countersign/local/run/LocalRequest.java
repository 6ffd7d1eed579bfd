package dev.countersign.local.run;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a command asks of a running runner. */
public final class LocalRequest {
  private LocalRequest() {}

  /**
   * Posts this to the runner.
   *
   * @throws IOException when no runner answers there
   */
  public static HttpResponse<String> post(URI runner, String path, JsonOutput.Members said)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(runner.resolve(path))
              .header("X-Countersign", "1")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JsonOutput.object(said).toArray()))
              .build(),
          BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IOException("no runner answers at " + runner + "; start one: countersign up", e);
    }
  }

  /** What a refusal names, and how to mend it; the answer itself where it is none. */
  public static List<String> problems(String answer) {
    var problems = new ArrayList<String>();
    if (StrictJson.parse(answer.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read<Json>(Json.Obj told)
        && told.get("errors").orElse(null) instanceof Json.Arr(List<Json> errors)) {
      for (Json error : errors) {
        if (error instanceof Json.Obj problem) {
          problems.add(problem.text("detail").orElse("") + "; " + problem.text("fix").orElse(""));
        }
      }
    }
    return problems.isEmpty() ? List.of(answer) : problems;
  }
}
