package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.aws.invocation.Invocation;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sources/{source}/sessions}. */
@Named("sessions")
public final class SessionsFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final Invocation invocation;
  private final HttpEvents events;
  private final RehearsedEvents rehearsed;
  private final DeliveryRouter route;

  SessionsFunction(
      Invocation invocation, HttpEvents events, RehearsedEvents rehearsed, DeliveryRouter route) {
    this.invocation = invocation;
    this.events = events;
    this.rehearsed = rehearsed;
    this.route = route;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, @Nullable Context context) {
    return invocation.answer(
        "sessions",
        context,
        () ->
            rehearsed
                .answered(event)
                .orElseGet(() -> events.answered(event, Instant.now(), route::handle)),
        HttpEvents::failed);
  }
}
