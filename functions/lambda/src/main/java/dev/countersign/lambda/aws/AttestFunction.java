package dev.countersign.lambda.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.lambda.http.Route;
import jakarta.inject.Named;
import java.time.Instant;

/** {@code POST /v1/sources/{source}/attestations}. */
@Named("attest")
public final class AttestFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final Route route;

  AttestFunction(Route route) {
    this.route = route;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, Context context) {
    return HttpEvents.answered(event, Instant.now(), route);
  }
}
