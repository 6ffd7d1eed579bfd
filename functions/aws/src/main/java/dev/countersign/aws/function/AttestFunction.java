package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.warmup.NativeCrypto;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/sources/{source}/attestations} and {@code …/resolutions}. */
@Named("attest")
public final class AttestFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final Invocation invocation;
  private final DeliveryRouter route;
  private final NativeCrypto crypto;

  AttestFunction(Invocation invocation, DeliveryRouter route, NativeCrypto crypto) {
    this.invocation = invocation;
    this.route = route;
    this.crypto = crypto;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, @Nullable Context context) {
    var answer =
        invocation.answer(
            "attest",
            context,
            () -> HttpEvents.answered(event, Instant.now(), route),
            HttpEvents::defect);
    crypto.answered();
    return answer;
  }
}
