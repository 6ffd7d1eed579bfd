package dev.countersign.app.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Refusals.ItemProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answers that are not outcomes: problem details (RFC 9457), and a SET's errors (RFC 8935,
 * section 2.3).
 */
public final class Answers {
  /** A message id that was used before, with other content: nothing changes, and it is kept. */
  public static final Problem USED_MESSAGE_ID =
      new Problem(
          "conflict",
          "",
          "this message id was used with other content",
          "give each message its own id");

  private static final Map<String, String> PROBLEM =
      Map.of("content-type", "application/problem+json");

  private Answers() {}

  /** One body for every failure of authentication, so that it tells nothing. */
  public static HttpAnswer unauthorized() {
    return problem(401, "unauthorized", "The request could not be authenticated.", List.of());
  }

  public static HttpAnswer tooLarge() {
    return problem(413, "too_large", "The body is over 64 KiB, or 256 KiB for a batch.", List.of());
  }

  public static HttpAnswer mediaType() {
    return problem(415, "media_type", "The source does not send this media type.", List.of());
  }

  public static HttpAnswer notFound() {
    return problem(
        404,
        "not_found",
        "POST to /v1/sources/{source}/attestations, /sessions, /resolutions, /acceptances,"
            + " /disputes, /answers or /inquiries.",
        List.of());
  }

  /** Authentic, but over the source's own rate; nothing of it was kept. */
  public static HttpAnswer tooMany(Duration wait) {
    return retried(
        problem(429, "over_rate", "Over the rate of this source. Send it again.", List.of()),
        Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  /** Nothing was lost: the sender tries again. */
  public static HttpAnswer unavailable() {
    return retried(
        problem(
            503, "unavailable", "A dependency failed; nothing was lost. Send it again.", List.of()),
        5);
  }

  /**
   * Authentic but unusable, and as many of the source as are kept in an hour were refused before.
   */
  public static HttpAnswer refusalsFull(Duration wait) {
    return retried(
        problem(
            429,
            "refusals_full",
            "Too many of this source's deliveries were refused in this hour; this one was not kept."
                + " Send it again.",
            List.of()),
        Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  private static HttpAnswer retried(HttpAnswer answer, long seconds) {
    var headers = new TreeMap<>(answer.headers());
    headers.put("retry-after", String.valueOf(seconds));
    return new HttpAnswer(answer.status(), headers, answer.body());
  }

  /**
   * Something is set up wrongly or was damaged; a person must look. Sending again later may help.
   */
  public static HttpAnswer broken() {
    return problem(
        500, "broken", "Something here is set up wrongly; nothing was decided.", List.of());
  }

  /**
   * Something failed that nobody foresaw. Where a delivery's content is the cause, it is kept and
   * can be replayed; else the sender may try again.
   */
  public static HttpAnswer defect() {
    return problem(
        500, "defect", "Countersign failed on this in a way that nobody foresaw.", List.of());
  }

  /** Authentic, but of no use; each problem names its item and its field. */
  static HttpAnswer unusable(List<ItemProblem> problems) {
    return problem(
        422,
        "unusable",
        "The delivery is authentic but can't be used; it is kept and can be replayed.",
        problems);
  }

  /** To the sender of an app's events: they were taken, whosever they are. */
  static HttpAnswer taken() {
    return HttpAnswer.json(200, JsonOutput.object(out -> out.writeBooleanField("taken", true)));
  }

  /** Authentic, but no JSON. */
  static HttpAnswer malformed(List<ItemProblem> problems) {
    return problem(
        400, "malformed", "The delivery is authentic but can't be read; it is kept.", problems);
  }

  /** What Salesforce waits for before it stops sending an Outbound Message. */
  public static HttpAnswer soapAck() {
    String ack =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
        <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack>\
        </notificationsResponse></soapenv:Body></soapenv:Envelope>
        """;
    return new HttpAnswer(
        200,
        Map.of("content-type", "text/xml; charset=utf-8"),
        Bytes.of(ack.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * One error for every failure to authenticate a security event token, so that it tells nothing
   * (RFC 8935, section 2.4).
   */
  public static HttpAnswer unauthenticatedSet() {
    return setError("authentication_failed", "The request could not be authenticated.");
  }

  public static HttpAnswer setError(String err, String description) {
    return new HttpAnswer(
        400,
        Map.of("content-type", "application/json", "content-language", "en"),
        JsonOutput.object(out -> {
          out.writeStringField("err", err);
          out.writeStringField("description", description);
        }));
  }

  private static HttpAnswer problem(
      int status, String type, String detail, List<ItemProblem> problems) {
    return new HttpAnswer(
        status,
        PROBLEM,
        JsonOutput.object(out -> {
          out.writeStringField("type", "urn:countersign:problem:" + type);
          out.writeStringField("title", type.replace('_', ' '));
          out.writeNumberField("status", status);
          out.writeStringField("detail", detail);
          errors(out, problems);
        }));
  }

  /** The members of one problem. */
  public static void fields(JsonGenerator out, Problem problem) throws IOException {
    out.writeStringField("reason", problem.reason());
    out.writeStringField("pointer", problem.pointer());
    out.writeStringField("detail", problem.detail());
    out.writeStringField("fix", problem.fix());
  }

  /** What of a delivery could not be used, each by its place, where there is something. */
  public static void errors(JsonGenerator out, List<ItemProblem> problems) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("errors");
    for (ItemProblem placed : problems) {
      out.writeStartObject();
      out.writeNumberField("place", placed.place());
      fields(out, placed.problem());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
