package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.receipt.PublishedKeysEnd;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.warmup.NativeCrypto;
import dev.countersign.trust.delivery.RawDelivery;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/sources/{source}/attestations} and {@code …/resolutions}, and {@code GET
 * /v1/keys}: this function has the keys of receipts.
 */
@Named("attest")
public final class AttestFunction implements RequestHandler<HttpEvent, APIGatewayV2HTTPResponse> {
  private final Invocation invocation;
  private final HttpEvents events;
  private final RehearsedEvents rehearsed;
  private final DeliveryRouter route;
  private final PublishedKeysEnd keys;
  private final NativeCrypto crypto;

  AttestFunction(
      Invocation invocation,
      HttpEvents events,
      RehearsedEvents rehearsed,
      DeliveryRouter route,
      PublishedKeysEnd keys,
      NativeCrypto crypto) {
    this.invocation = invocation;
    this.events = events;
    this.rehearsed = rehearsed;
    this.route = route;
    this.keys = keys;
    this.crypto = crypto;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(HttpEvent event, @Nullable Context context) {
    var answer =
        invocation.answer(
            "attest",
            context,
            () ->
                rehearsed
                    .answered(event)
                    .orElseGet(() -> events.answered(event, Instant.now(), this::end)),
            HttpEvents::failed);
    crypto.answered();
    return answer;
  }

  private HttpAnswer end(String path, RawDelivery raw) {
    return keys.handle(path, raw).orElseGet(() -> route.handle(path, raw));
  }
}
