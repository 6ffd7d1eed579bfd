package dev.countersign.aws.deployment;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Asks new versions of functions, before they have traffic, whether they can do their work. */
record NewVersions(SignedCalls calls) {
  /** The attest and sessions functions read {@code rehearse}; publish reads its empty batch. */
  private static final Bytes EVENT =
      Bytes.of("{\"rehearse\":true,\"Records\":[]}".getBytes(StandardCharsets.UTF_8));

  private static final int OK = 200;

  /**
   * Whether a version answers that it can.
   *
   * @param arn of the version: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:VERSION}
   */
  boolean isReady(String arn) {
    String[] parts = arn.split(":", -1);
    String path =
        "/2015-03-31/functions/" + parts[6] + "/invocations?Qualifier=" + parts[parts.length - 1];
    var answer = calls.post("lambda", path, Map.of(), EVENT);
    return answer.head().statusCode() == OK
        && answer.head().firstMatchingHeader("X-Amz-Function-Error").isEmpty()
        && status(answer.body()).map(status -> status.intValueExact() == OK).orElse(true);
  }

  /** The status of an answer that is an HTTP response; none of every other. */
  private static Optional<BigDecimal> status(Bytes answer) {
    return StrictJson.parse(answer.toArray()) instanceof Reading.Read<Json>(Json.Obj object)
            && object.get("statusCode").orElse(null) instanceof Json.Num number
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
