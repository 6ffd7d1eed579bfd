package dev.countersign.aws.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Secrets of SSM Parameter Store and Secrets Manager, at most five minutes old. */
@ApplicationScoped
public class AwsSecrets implements Secrets {
  /**
   * What SSM (GetParameter), Secrets Manager (GetSecretValue) and KMS answer to a caller without
   * the permission or the key.
   */
  private static final Set<String> REFUSED =
      Set.of("AccessDeniedException", "DecryptionFailure", "InvalidKeyId");

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
    return switch (ref) {
      case SecretRef.Inline(Secret value) -> value;
      case SecretRef.Jwks jwks -> throw new Misconfigured("a key set is not a secret", null);
      case SecretRef.Ssm(String name) -> cache.get(ref, r -> parameter(name));
      case SecretRef.SecretsManager(String name) -> cache.get(ref, r -> managed(name));
    };
  }

  private Secret parameter(String name) {
    try {
      return Secret.ofText(
          ssm.get().getParameter(r -> r.name(name).withDecryption(true)).parameter().value());
    } catch (ParameterNotFoundException e) {
      throw new Misconfigured(
          "the SSM parameter that a source, ReceiptKeyParameter or AddressKeyParameter"
              + " names does not exist: "
              + name,
          e);
    } catch (SdkException e) {
      throw failed("fetch a parameter", name, e);
    }
  }

  private Secret managed(String name) {
    try {
      return Secret.ofText(manager.get().getSecretValue(r -> r.secretId(name)).secretString());
    } catch (ResourceNotFoundException e) {
      throw new Misconfigured(
          "the Secrets Manager secret that a source names does not exist: " + name, e);
    } catch (SdkException e) {
      throw failed("fetch a secret", name, e);
    }
  }

  /** A refusal stays until a person changes a permission; all else passes by itself. */
  private static OperationFailed failed(String operation, String name, SdkException e) {
    return e instanceof AwsServiceException refused
            && refused.awsErrorDetails() != null
            && REFUSED.contains(refused.awsErrorDetails().errorCode())
        ? new Misconfigured(
            operation + ": the function may not read " + name + ", or not decrypt it", e)
        : new Unavailable(operation, e);
  }
}
