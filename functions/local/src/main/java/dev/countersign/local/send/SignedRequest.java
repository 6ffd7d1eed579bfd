package dev.countersign.local.send;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A signed POST request. */
public record SignedRequest(URI uri, Map<String, List<String>> headers, Bytes body) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Sends it; waits at most 30 seconds for the answer. */
  public HttpResponse<String> send(HttpClient client) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** As HTTP/1.1 text: what {@code countersign verify} reads. */
  public String asHttp() {
    var text = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\n");
    text.append("host: ").append(uri.getRawAuthority()).append("\r\n");
    headers.forEach((name, values) ->
        values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
    return text.append("\r\n").append(body.toText()).toString();
  }

  /**
   * As API Gateway gives it to a function (payload format 2.0): what {@code sam local invoke}
   * takes.
   */
  public String asEvent() {
    return JsonOutput.object(
            out -> {
              out.writeStringField("version", "2.0");
              out.writeStringField("rawPath", uri.getRawPath());
              out.writeStringField("rawQueryString", "");
              out.writeObjectFieldStart("headers");
              for (var header : headers.entrySet()) {
                out.writeStringField(header.getKey(), String.join(",", header.getValue()));
              }
              out.writeEndObject();
              out.writeObjectFieldStart("requestContext");
              out.writeStringField("domainName", uri.getHost());
              out.writeObjectFieldStart("http");
              out.writeStringField("method", "POST");
              out.writeStringField("path", uri.getRawPath());
              out.writeEndObject();
              out.writeEndObject();
              out.writeStringField("body", body.toText());
              out.writeBooleanField("isBase64Encoded", false);
            })
        .toText();
  }
}
