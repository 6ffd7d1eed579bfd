package dev.countersign.local.run;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.JsonOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the runner answers at its own ends when there is no result: problem details (RFC 9457). */
final class LocalAnswers {
  private LocalAnswers() {}

  /** 405: a web page asks whether it may send from another origin. It may not. */
  static HttpAnswer preflight() {
    var answer =
        problem(
            405,
            "no_preflight",
            "Web pages of other origins may not ask here; no CORS header is sent. Sources POST.",
            List.of());
    var headers = new TreeMap<>(answer.headers());
    headers.put("allow", "GET, POST");
    return new HttpAnswer(answer.status(), headers, answer.body());
  }

  /** 400: HTTP/1.1 wants a Host, and an address is checked by it. */
  static HttpAnswer noHost() {
    return problem(400, "no_host", "The request has no Host header.", List.of());
  }

  /** 411: without a length nobody knows where a body ends. */
  static HttpAnswer noLength() {
    return problem(
        411,
        "no_length",
        "The request has neither Content-Length nor Transfer-Encoding.",
        List.of());
  }

  /** 404: no such path, or the request may not ask here. */
  static HttpAnswer notFound() {
    return notFound(
        "Nothing is here under this path, method and Host. A POST needs the header X-Countersign.");
  }

  /** 404: no outcome has this id. */
  static HttpAnswer noSuchOutcome() {
    return notFound("No outcome has this id. /api/outcomes lists all of them.");
  }

  /** 404: no refused delivery is meant by the body of a replay. */
  static HttpAnswer noSuchRefusal() {
    return notFound(
        "No refused delivery is kept under this tenant and id. /api/refused lists all of them.");
  }

  /** 422: a decision that can't be recorded. */
  static HttpAnswer unusableDecision(List<Problem> problems) {
    return problem(422, "unusable", "The decision can't be used; nothing was recorded.", problems);
  }

  /** 422: a decision about a posting that can't be recorded. */
  static HttpAnswer unusableWish(Problem problem) {
    return problem(422, "unusable", "Nothing was recorded and nothing is sent.", List.of(problem));
  }

  /** 422: nobody is named who is to be erased. */
  static HttpAnswer nobodyToErase(List<Problem> problems) {
    return problem(422, "unusable", "Nobody is named; nothing was erased.", problems);
  }

  /** 500: a request failed for a reason that nobody foresaw. */
  static HttpAnswer defect() {
    return problem(
        500,
        "defect",
        "Something failed that nobody foresaw; the runner's log names it.",
        List.of());
  }

  private static HttpAnswer notFound(String detail) {
    return problem(404, "not_found", detail, List.of());
  }

  private static HttpAnswer problem(
      int status, String type, String detail, List<Problem> problems) {
    Bytes body =
        JsonOutput.object(out -> {
          out.writeStringField("type", "urn:countersign:problem:" + type);
          out.writeStringField("title", type.replace('_', ' '));
          out.writeNumberField("status", status);
          out.writeStringField("detail", detail);
          if (!problems.isEmpty()) {
            out.writeArrayFieldStart("errors");
            for (Problem problem : problems) {
              out.writeStartObject();
              Answers.fields(out, problem);
              out.writeEndObject();
            }
            out.writeEndArray();
          }
        });
    return new HttpAnswer(status, Map.of("content-type", "application/problem+json"), body);
  }
}
