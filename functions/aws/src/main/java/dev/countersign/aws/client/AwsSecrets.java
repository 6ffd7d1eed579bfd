package dev.countersign.aws.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Secrets of SSM Parameter Store and Secrets Manager, at most five minutes old. */
@ApplicationScoped
public class AwsSecrets implements Secrets {
  private final Instance<SsmClient> ssm;
  private final Instance<SecretsManagerClient> manager;
  private final Cache<SecretRef, Secret> cache =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .expireAfterWrite(Duration.ofMinutes(5))
          .maximumSize(1000)
          .build();

  AwsSecrets(Instance<SsmClient> ssm, Instance<SecretsManagerClient> manager) {
    this.ssm = ssm;
    this.manager = manager;
  }

  @Override
  public Secret of(SecretRef ref) {
    return cache.get(ref, this::fetched);
  }

  /** The secret as it is now, whatever is remembered. */
  public Secret fetched(SecretRef ref) {
    return switch (ref) {
      case SecretRef.Inline(Secret value) -> value;
      case SecretRef.Jwks jwks -> throw new Misconfigured("a key set is not a secret", null);
      case SecretRef.Ssm(String name) -> parameter(name);
      case SecretRef.SecretsManager(String name) -> managed(name);
    };
  }

  private Secret parameter(String name) {
    try {
      return Secret.ofText(
          ssm.get().getParameter(r -> r.name(name).withDecryption(true)).parameter().value());
    } catch (SdkException e) {
      throw ReadFailure.of("the SSM parameter " + name, e);
    }
  }

  private Secret managed(String name) {
    try {
      return Secret.ofText(manager.get().getSecretValue(r -> r.secretId(name)).secretString());
    } catch (SdkException e) {
      throw ReadFailure.of("the Secrets Manager secret " + name, e);
    }
  }
}
