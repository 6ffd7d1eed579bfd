package function;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.utilities.JsonConfig;

/** The function in Java: jose4j, AWS SDK 2, Powertools' logging and JSON. */
public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(Handler.class);

  private final Verify verify = new Verify();
  private final Store store = new Store();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> handled(event));
  }

  private APIGatewayV2HTTPResponse handled(APIGatewayV2HTTPEvent event) {
    var delivery = verify.verified(event).orElse(null);
    if (delivery == null) {
      LOG.info("attest", entry("status", 401));
      return answer(401, Map.of("title", "not authentic"));
    }
    var said = store.attested(delivery);
    LOG.info(
        "attest",
        entry("id", delivery.id()),
        entry("claim", said.claim()),
        entry("status", 200),
        entry("outcome", said.status()));
    return answer(200, Map.of("claim", said.claim(), "status", said.status()));
  }

  private static APIGatewayV2HTTPResponse answer(int status, Map<String, String> said) {
    try {
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(status)
          .withHeaders(Map.of("content-type", "application/json"))
          .withBody(JsonConfig.get().getObjectMapper().writeValueAsString(said))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
