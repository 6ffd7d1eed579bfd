package dev.countersign.local.table;

import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Secrets in AWS, read by who runs a command; the AWS SDK finds account and region. */
public final class CloudSecrets implements Secrets, AutoCloseable {
  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final SecretsManagerClient manager =
      SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();

  @Override
  public Secret of(SecretRef ref) {
    try {
      return switch (ref) {
        case SecretRef.Inline(Secret value) -> value;
        case SecretRef.Ssm(String name) ->
            Secret.ofText(
                ssm.getParameter(r -> r.name(name).withDecryption(true)).parameter().value());
        case SecretRef.SecretsManager(String name) ->
            Secret.ofText(manager.getSecretValue(r -> r.secretId(name)).secretString());
        case SecretRef.Jwks jwks -> throw new IllegalStateException("a key set is no secret");
      };
    } catch (SdkException e) {
      throw new Unavailable("read a secret: " + e.getMessage(), e); // it names the secret only
    }
  }

  @Override
  public void close() {
    ssm.close();
    manager.close();
  }
}
