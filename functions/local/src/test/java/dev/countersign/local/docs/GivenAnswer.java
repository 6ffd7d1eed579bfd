package dev.countersign.local.docs;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer that the runner gave.
 *
 * @param request what was asked, in words
 * @param operation the operation of docs/openapi.yaml that answered
 * @param expected the status that the request should get
 */
record GivenAnswer(
    String request,
    String operation,
    int expected,
    int status,
    Map<String, List<String>> headers,
    String body) {
  GivenAnswer {
    var insensitive = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    insensitive.putAll(headers);
    headers = insensitive;
  }

  static GivenAnswer of(
      String request, String operation, int expected, HttpResponse<String> answer) {
    return new GivenAnswer(
        request, operation, expected, answer.statusCode(), answer.headers().map(), answer.body());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  /** The media type without its parameters. */
  Optional<String> mediaType() {
    return header("content-type").map(type -> type.split(";", 2)[0].strip());
  }

  @Override
  public String toString() {
    return operation + " " + expected + ": " + request;
  }
}
