package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.SecretRef;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Why a secret can't be had: a person must mend it, or it passes by itself. */
final class AwsSecretsTest {
  private static final String NAME = "/countersign/acme/crm";

  @ParameterizedTest
  @CsvSource({
    "400, ParameterNotFound, true",
    "400, AccessDeniedException, true",
    "400, InvalidKeyId, true",
    "400, ThrottlingException, false",
    "500, InternalServerError, false"
  })
  void parameter_refusedByCode_isMisconfiguredWhereAPersonMustMendIt(
      int status, String code, boolean mend) {
    assertFailure(new SecretRef.Ssm(NAME), coded(SsmException.builder(), status, code), mend);
  }

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, true",
    "400, DecryptionFailure, true",
    "500, InternalServiceError, false"
  })
  void secret_refusedByCode_isMisconfiguredWhereAPersonMustMendIt(
      int status, String code, boolean mend) {
    assertFailure(
        new SecretRef.SecretsManager(NAME),
        coded(SecretsManagerException.builder(), status, code),
        mend);
  }

  private static AwsServiceException coded(
      AwsServiceException.Builder thrown, int status, String code) {
    return thrown
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  private static void assertFailure(SecretRef ref, AwsServiceException thrown, boolean mend) {
    var secrets = new AwsSecrets(instance(parameters(thrown)), instance(managed(thrown)));

    var failed = assertThrows(OperationFailed.class, () -> secrets.of(ref));

    assertEquals(mend ? Misconfigured.class : Unavailable.class, failed.getClass());
    String cause = thrown.awsErrorDetails().errorCode();
    assertTrue(String.valueOf(failed.getMessage()).endsWith(NAME + ": " + cause));
  }

  private static SsmClient parameters(AwsServiceException thrown) {
    return new SsmClient() {
      @Override
      public GetParameterResponse getParameter(GetParameterRequest request) {
        throw thrown;
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  private static SecretsManagerClient managed(AwsServiceException thrown) {
    return new SecretsManagerClient() {
      @Override
      public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        throw thrown;
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  /** What the container hands out: asked for the client, and for nothing else. */
  @SuppressWarnings("unchecked") // the proxy is of the interface Instance alone
  private static <T> Instance<T> instance(T client) {
    return (Instance<T>)
        Proxy.newProxyInstance(
            AwsSecretsTest.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> client);
  }
}
