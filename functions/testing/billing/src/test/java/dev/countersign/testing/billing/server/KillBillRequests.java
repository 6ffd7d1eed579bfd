package dev.countersign.testing.billing.server;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * What the operator of a Kill Bill does there. What is not answered by 2xx is a defect of a test.
 */
final class KillBillRequests {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String user;
  private final Map<String, String> secrets;

  KillBillRequests(URI address, String user, Map<String, String> secrets) {
    this.address = address;
    this.user = user;
    this.secrets = secrets;
  }

  Json get(String path) {
    return parsed(send(to(path).GET().build()).body());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        to(path)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<String> postXml(String path, String xml) {
    return send(
        to(path).header("content-type", "text/xml").POST(BodyPublishers.ofString(xml)).build());
  }

  /** Makes something, and gives its id: the end of its address. */
  String made(String path, String json) {
    String location = post(path, json).headers().firstValue("location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private HttpRequest.Builder to(String path) {
    String named = user + ":" + secrets.get("password");
    var basic = Base64.getEncoder().encodeToString(named.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(90))
        .header("authorization", "Basic " + basic)
        .header("x-killbill-apikey", secrets.getOrDefault("api_key", ""))
        .header("x-killbill-apisecret", secrets.getOrDefault("api_secret", ""))
        .header("x-killbill-createdby", "operator")
        .header("accept", "application/json");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Json parsed(String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json value) -> value;
      case Reading.Unreadable<Json> bad -> throw new IllegalStateException(text);
    };
  }
}
