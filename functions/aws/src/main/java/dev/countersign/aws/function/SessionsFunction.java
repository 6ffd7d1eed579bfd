package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.aws.client.InvocationDeadline;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sources/{source}/sessions}. */
@Named("sessions")
public final class SessionsFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final DeliveryRouter route;
  private final InvocationDeadline deadline;

  SessionsFunction(DeliveryRouter route, InvocationDeadline deadline) {
    this.route = route;
    this.deadline = deadline;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, @Nullable Context context) {
    deadline.of(context);
    return HttpEvents.answered(event, Instant.now(), route);
  }
}
