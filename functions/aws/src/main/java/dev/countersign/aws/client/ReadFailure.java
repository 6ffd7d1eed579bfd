package dev.countersign.aws.client;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Says what it means that a secret, the settings or the event bus can't be read, with the name and
 * the service's own word for the cause. A name is no secret, and it is all that was sent.
 *
 * <ul>
 *   <li>{@link Unavailable}: no answer at all, HTTP 408, 429 or 5xx, throttling, a clock or token
 *       that has run out.
 *   <li>{@link Misconfigured}: every other answer: it isn't there ({@code ParameterNotFound},
 *       {@code ResourceNotFoundException}), may not be read ({@code AccessDeniedException}), is
 *       being deleted ({@code InvalidRequestException}), or its KMS key is disabled, deleted or not
 *       allowed ({@code InvalidKeyId}, {@code DecryptionFailure}).
 * </ul>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">GetParameter</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
final class ReadFailure {
  private static final Set<String> PASSING =
      Set.of(
          "ExpiredTokenException", "RequestExpired", "RequestTimeout", "RequestTimeoutException");

  private ReadFailure() {}

  /**
   * The failure.
   *
   * @param what what was to be read, with its name
   */
  static OperationFailed of(String what, SdkException e) {
    if (!(e instanceof AwsServiceException answer)) {
      return new Unavailable("read " + what + ": " + e.getClass().getSimpleName(), e);
    }
    String named = "read " + what + ": " + cause(answer);
    return passes(answer) ? new Unavailable(named, e) : new Misconfigured(named, e);
  }

  private static boolean passes(SdkServiceException answer) {
    int status = answer.statusCode();
    return status == 408
        || status == 429
        || status >= 500
        || answer.isThrottlingException()
        || answer.isClockSkewException()
        || (answer instanceof AwsServiceException aws && PASSING.contains(code(aws)));
  }

  /** The code, which alarms and runbooks name, and the service's sentence, which says more. */
  private static String cause(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    String said = details == null ? null : details.errorMessage();
    return said == null || said.isBlank() ? code(answer) : code(answer) + " (" + said + ")";
  }

  private static String code(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    return details == null || details.errorCode() == null
        ? "HTTP " + answer.statusCode()
        : details.errorCode();
  }
}
