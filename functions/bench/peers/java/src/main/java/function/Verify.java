package function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import software.amazon.lambda.powertools.utilities.JsonConfig;

/** Who sent it: a JSON Web Token with jose4j, or Standard Webhooks with their own library. */
final class Verify {
  private final JwtConsumer tokens;
  private final Webhook webhook = new Webhook(System.getenv("WEBHOOK_SECRET"));

  Verify() {
    try {
      var keys = new JsonWebKeySet(System.getenv("JWKS")).getJsonWebKeys();
      tokens =
          new JwtConsumerBuilder()
              .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
              .setJwsAlgorithmConstraints(
                  ConstraintType.PERMIT,
                  AlgorithmIdentifiers.RSA_USING_SHA256,
                  AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                  AlgorithmIdentifiers.EDDSA)
              .setExpectedIssuer(System.getenv("ISSUER"))
              .setExpectedAudience(System.getenv("AUDIENCE"))
              .setRequireExpirationTime()
              .setRequireJwtId()
              .setIssuedAtRestrictions(60, 300)
              .build();
    } catch (JoseException e) {
      throw new IllegalStateException("the keys can't be read", e);
    }
  }

  record Delivery(String id, Map<String, Object> statement) {}

  /** Nothing where the delivery is not authentic. */
  @SuppressWarnings("unchecked")
  Optional<Delivery> verified(APIGatewayV2HTTPEvent event) {
    try {
      if ("application/jwt".equals(event.getHeaders().get("content-type"))) {
        var claims = tokens.processToClaims(event.getBody());
        return Optional.of(
            new Delivery(claims.getJwtId(), claims.getClaimValue("statement", Map.class)));
      }
      var headers = new HashMap<String, List<String>>();
      event.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
      webhook.verify(event.getBody(), headers);
      return Optional.of(
          new Delivery(
              event.getHeaders().get("webhook-id"),
              JsonConfig.get().getObjectMapper().readValue(event.getBody(), Map.class)));
    } catch (InvalidJwtException
        | MalformedClaimException
        | WebhookVerificationException
        | JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
