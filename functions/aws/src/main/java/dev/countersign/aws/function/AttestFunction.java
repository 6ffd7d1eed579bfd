package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.aws.client.InvocationDeadline;
import dev.countersign.aws.warmup.NativeCrypto;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sources/{source}/attestations}. */
@Named("attest")
public final class AttestFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final DeliveryRouter route;
  private final NativeCrypto crypto;
  private final InvocationDeadline deadline;

  AttestFunction(DeliveryRouter route, NativeCrypto crypto, InvocationDeadline deadline) {
    this.route = route;
    this.crypto = crypto;
    this.deadline = deadline;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, @Nullable Context context) {
    deadline.of(context);
    var answer = HttpEvents.answered(event, Instant.now(), route);
    crypto.answered();
    return answer;
  }
}
