package dev.countersign.aws.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we read of API Gateway's payload format 2.0. The library's own class leaves out the client's
 * certificate.
 */
public record HttpEvent(
    @Nullable String rawPath,
    @Nullable String rawQueryString,
    @Nullable Map<String, String> headers,
    @Nullable String body,
    @JsonProperty("isBase64Encoded") boolean base64,
    @Nullable RequestContext requestContext) {

  /** Who asks, and how. */
  public record RequestContext(
      @Nullable String domainName, @Nullable Http http, @Nullable Authentication authentication) {}

  /** The request line's method. */
  public record Http(@Nullable String method) {}

  /** There with mutual TLS, which only a custom domain can have. */
  public record Authentication(@Nullable ClientCert clientCert) {}

  /** As PEM, checked against the domain's trust store before it came here. */
  public record ClientCert(@Nullable String clientCertPem) {}
}
