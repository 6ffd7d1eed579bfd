package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.ends.BoundedAnswers;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.trust.delivery.RawDelivery;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/months}, {@code /v1/outcomes/{id}/proof} and {@code /log/…}: this function writes
 * nothing.
 */
@Named("reads")
public final class ReadFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final Invocation invocation;
  private final HttpEvents events;
  private final RehearsedEvents rehearsed;
  private final ReadEnds ends;
  private final BoundedAnswers answers;

  ReadFunction(
      Invocation invocation,
      HttpEvents events,
      RehearsedEvents rehearsed,
      ReadEnds ends,
      BoundedAnswers answers) {
    this.invocation = invocation;
    this.events = events;
    this.rehearsed = rehearsed;
    this.ends = ends;
    this.answers = answers;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, @Nullable Context context) {
    return invocation.answer(
        "read",
        context,
        () ->
            rehearsed
                .answeredByReads(event)
                .orElseGet(() -> events.answered(event, Instant.now(), this::end)),
        HttpEvents::failed);
  }

  private HttpAnswer end(String path, RawDelivery raw) {
    return answers.whole(ends.handle(path, raw), raw);
  }
}
