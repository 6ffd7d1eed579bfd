package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.settings.Environment;
import dev.countersign.aws.settings.SettingsParameter.Content;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** The settings' parameter, and what each of SSM's failures means. */
final class SsmSettingsTest {
  private static final String NAME = "/countersign/stack/settings";

  @Test
  void read_parameter_isItsTextAndVersion() {
    var settings =
        settings(request -> {
          assertEquals(NAME, request.name());
          return GetParameterResponse.builder().parameter(p -> p.value("{}").version(7L)).build();
        });

    assertEquals(new Content("{}", 7), settings.read());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void read_failure_isNamedWithTheParameter(
      SdkException failure, Class<? extends OperationFailed> kind, String what) {
    var settings =
        settings(request -> {
          throw failure;
        });

    var thrown = assertThrows(OperationFailed.class, settings::read);

    assertInstanceOf(kind, thrown);
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains(what) && message.contains(NAME), message);
  }

  /** One service, one knowledge of its failures: only the words differ. */
  @ParameterizedTest
  @CsvSource({
    "400, ParameterNotFound",
    "400, AccessDeniedException",
    "400, ValidationException",
    "403, UnrecognizedClientException",
    "400, ThrottlingException",
    "400, ExpiredTokenException",
    "408, RequestTimeout",
    "500, InternalServerError",
  })
  void read_anyFailure_meansWhatItMeansOfASecret(int status, String code) {
    var failure = error(code, status);
    var settings =
        settings(request -> {
          throw failure;
        });

    assertEquals(
        ReadFailure.of("a secret", failure).getClass(),
        assertThrows(OperationFailed.class, settings::read).getClass());
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            ParameterNotFoundException.builder().build(), Misconfigured.class, "there is no"),
        Arguments.of(error("AccessDeniedException", 400), Misconfigured.class, "ssm:GetParameter"),
        Arguments.of(error("ThrottlingException", 400), Unavailable.class, "read the settings"),
        Arguments.of(SdkClientException.create("no"), Unavailable.class, "read the settings"));
  }

  private static SdkException error(String code, int status) {
    return SsmException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  private static SsmSettings settings(Function<GetParameterRequest, GetParameterResponse> answer) {
    var environment =
        new Environment() {
          @Override
          public String settingsParameter() {
            return NAME;
          }
        };
    return new SsmSettings(() -> new Ssm(answer), environment);
  }

  private record Ssm(Function<GetParameterRequest, GetParameterResponse> answer)
      implements SsmClient {
    @Override
    public GetParameterResponse getParameter(GetParameterRequest request) {
      return answer.apply(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
