package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.MonthMedia;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.JsonOutput;
import java.util.Map;
import java.util.TreeMap;

/** What readers are told when there is nothing to read: problem details (RFC 9457). */
final class ReaderProblems {
  private static final Problem NO_TENANT =
      new Problem("missing", "/tenant", "no tenant is named", "add ?tenant= with the tenant's id");
  private static final Problem NO_TOKEN =
      new Problem(
          "missing_header",
          "/authorization",
          "the request has no token",
          "send Authorization: Bearer with a token of an issuer of the tenant's readers");
  private static final String MEND_TOKEN =
      "get a new token of an issuer that readers of tenant.yaml names, for its audience";

  private ReaderProblems() {}

  static HttpAnswer noTenant() {
    return problem(400, "unusable", "The request can't be read.", NO_TENANT);
  }

  /** 400: a part of the address has another form than it must have. */
  static HttpAnswer malformed(String name, String fix) {
    var problem = new Problem("out_of_range", "/" + name, "not of the form wanted", fix);
    return problem(400, "unusable", "The request can't be read.", problem);
  }

  /**
   * 401, with what RFC 6750 wants.
   *
   * @param reason one of the words for tokens that are refused
   */
  static HttpAnswer unauthorized(String reason) {
    boolean none = reason.equals(NO_TOKEN.reason());
    var problem =
        none ? NO_TOKEN : new Problem(reason, "/authorization", "the token is refused", MEND_TOKEN);
    var answer = problem(401, "unauthorized", "Nobody of the tenant's readers is known.", problem);
    String challenge =
        none ? "Bearer" : "Bearer error=\"invalid_token\", error_description=\"" + reason + "\"";
    return with(answer, "www-authenticate", challenge);
  }

  static HttpAnswer forbidden(String reason) {
    var problem =
        new Problem(
            reason,
            "/authorization",
            reason.equals("no_role")
                ? "the token has no role for this tenant"
                : "the token is of another tenant",
            "let the issuer add the claims that roles of tenant.yaml asks for");
    return with(
        problem(403, "forbidden", "The token is good, and may not read this.", problem),
        "www-authenticate",
        "Bearer error=\"insufficient_scope\"");
  }

  static HttpAnswer notSealed() {
    return problem(
        404,
        "not_sealed",
        "There is no sealed file of this month.",
        new Problem(
            "not_sealed",
            "/period",
            "the month is open, is being sealed, or never was",
            "GET /v1/months tells where each month stands"));
  }

  static HttpAnswer notCosigned() {
    return problem(
        404,
        "not_cosigned",
        "There is no cosigned checkpoint of this month.",
        new Problem(
            "not_cosigned",
            "/period",
            "the month is not sealed, or its payer has not cosigned it",
            "GET /v1/months tells what the payer answered"));
  }

  static HttpAnswer notProved() {
    return problem(
        404,
        "not_in_a_sealed_month",
        "No sealed month has such an entry.",
        new Problem(
            "not_in_a_sealed_month",
            "/id",
            "the outcome is not the tenant's, or its entries are in the open month",
            "ask again when the month is sealed; a late entry is in a later month"));
  }

  /** 404: the tenant has no such dispute or inquiry. */
  static HttpAnswer unknownQuestion(String reason) {
    return problem(
        404,
        reason,
        "The tenant has none of this id.",
        new Problem(
            reason,
            "/id",
            "none of this tenant",
            "copy the id from an answer, an event or a list"));
  }

  static HttpAnswer notAcceptable(String types) {
    return problem(
        406,
        "not_acceptable",
        "There is no such form.",
        new Problem("not_acceptable", "/accept", "no form that Accept takes", "accept " + types));
  }

  /** 406: what is made of the month would be larger than an answer may be. */
  static HttpAnswer tooLarge() {
    return problem(
        406,
        "not_acceptable",
        "In this form the month is larger than an answer may be.",
        new Problem(
            "too_large",
            "/accept",
            "only the sealed file of this month can be had",
            "accept "
                + MonthMedia.FILE.type()
                + ", follow the address, and let countersign page make the page of it; or, where"
                + " it was not sent, send Accept-Encoding: gzip"));
  }

  static HttpAnswer nothing() {
    return problem(
        404,
        "not_found",
        "Nothing is here under this path and method.",
        new Problem(
            "not_found",
            "",
            "no such end",
            "GET /v1/months, /v1/months/{period}, /v1/outcomes/{id}/proof, /v1/disputes,"
                + " /v1/disputes/{id}, /v1/inquiries, /v1/inquiries/{id}, /log/checkpoint or"
                + " /log/tile/..."));
  }

  private static HttpAnswer with(HttpAnswer answer, String name, String value) {
    var headers = new TreeMap<>(answer.headers());
    headers.put(name, value);
    return new HttpAnswer(answer.status(), headers, answer.body());
  }

  private static HttpAnswer problem(int status, String type, String detail, Problem problem) {
    return new HttpAnswer(
        status,
        Map.of("content-type", "application/problem+json"),
        JsonOutput.object(out -> {
          out.writeStringField("type", "urn:countersign:problem:" + type);
          out.writeStringField("title", type.replace('_', ' '));
          out.writeNumberField("status", status);
          out.writeStringField("detail", detail);
          out.writeArrayFieldStart("errors");
          out.writeStartObject();
          Answers.fields(out, problem);
          out.writeEndObject();
          out.writeEndArray();
        }));
  }
}
