package dev.countersign.aws.deployment;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Calls of AWS's services for which the zip has no client. Those of Lambda and CodeDeploy would be
 * a sixth of it, for the two calls of a deployment. Signed by the SDK (Signature Version 4).
 *
 * @param endpoint the address of a service, by its name
 */
record SignedCalls(
    SdkHttpClient http,
    IdentityProvider<? extends AwsCredentialsIdentity> credentials,
    String region,
    UnaryOperator<String> endpoint) {
  /** What a service answered. */
  record Answer(SdkHttpResponse head, Bytes body) {}

  /**
   * Posts a body.
   *
   * @param path the path, and the query if there is one
   * @throws Unavailable when there is no answer
   */
  Answer post(String service, String path, Map<String, String> headers, Bytes body) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(endpoint.apply(service) + path))
            .putHeader("Content-Length", Integer.toString(body.size()));
    headers.forEach(request::putHeader);
    var content = ContentStreamProvider.fromByteArray(body.toArray());
    var signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(credentials.resolveIdentity().join())
                    .request(request.build())
                    .payload(content)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    try {
      var sent =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(content)
                      .build())
              .call();
      try (var answered = sent.responseBody().orElseThrow(() -> new IOException("no body"))) {
        return new Answer(sent.httpResponse(), Bytes.of(answered.readAllBytes()));
      }
    } catch (IOException e) {
      throw new Unavailable("call " + service, e);
    }
  }
}
