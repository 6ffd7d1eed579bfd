package dev.countersign.aws.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members that we read of an API Gateway event in payload format 2.0. The class of {@code
 * aws-lambda-java-events} leaves out the client's certificate.
 *
 * @param rehearse not of API Gateway: asks whether the function can do its work
 */
public record HttpEvent(
    @Nullable String rawPath,
    @Nullable String rawQueryString,
    @Nullable Map<String, String> headers,
    @Nullable String body,
    @JsonProperty("isBase64Encoded") boolean base64,
    @Nullable RequestContext requestContext,
    boolean rehearse) {

  /** The request's host, method and client certificate. */
  public record RequestContext(
      @Nullable String domainName, @Nullable Http http, @Nullable Authentication authentication) {}

  /** The request line's method. */
  public record Http(@Nullable String method) {}

  /** Present with mutual TLS, which only a custom domain can have. */
  public record Authentication(@Nullable ClientCert clientCert) {}

  /** The client's certificate as PEM. API Gateway has checked it against its trust store. */
  public record ClientCert(@Nullable String clientCertPem) {}
}
