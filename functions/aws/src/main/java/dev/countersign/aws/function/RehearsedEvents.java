package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.aws.warmup.Readiness;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers the event {@code {"rehearse": true}}: 200 if this version can do its work, else 503 with
 * the names of what fails. No sender can make it, for API Gateway puts all that a sender says into
 * members of its own.
 */
@Singleton
final class RehearsedEvents {
  private final Supplier<List<String>> failing;
  private final Supplier<List<String>> failingToRead;

  @Inject
  RehearsedEvents(Readiness readiness) {
    this.failing = readiness::failing;
    this.failingToRead = readiness::failingToRead;
  }

  /** For a version of which this fails. */
  RehearsedEvents(List<String> failing) {
    this.failing = () -> failing;
    this.failingToRead = () -> failing;
  }

  /** The answer to a rehearsed event; none to every other. */
  Optional<APIGatewayV2HTTPResponse> answered(HttpEvent event) {
    return answered(event, failing);
  }

  /** The same for the function read, which needs other parts to be ready. */
  Optional<APIGatewayV2HTTPResponse> answeredByReads(HttpEvent event) {
    return answered(event, failingToRead);
  }

  private static Optional<APIGatewayV2HTTPResponse> answered(
      HttpEvent event, Supplier<List<String>> failing) {
    return event.rehearse() ? Optional.of(answer(failing.get())) : Optional.empty();
  }

  private static APIGatewayV2HTTPResponse answer(List<String> parts) {
    Bytes body =
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("failing");
          for (String part : parts) {
            out.writeString(part);
          }
          out.writeEndArray();
        });
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(parts.isEmpty() ? 200 : 503)
        .withBody(new String(body.toArray(), StandardCharsets.UTF_8))
        .build();
  }
}
