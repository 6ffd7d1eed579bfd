package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Says in one place what each failure of a request means.
 *
 * <ul>
 *   <li>A condition that did not hold is passed on as it is: who set the condition knows what it
 *       means.
 *   <li>{@link Unavailable}: no answer at all (connection, time-out, interruption, credentials that
 *       could not be fetched), HTTP 408, 429 or 5xx, throttling, a clock or token that has run out,
 *       a transaction's conflict.
 *   <li>{@link Defect}: a request that DynamoDB finds invalid (an expression with an error, an item
 *       of more than 400 KB), since this program made it; and an item that can't be read.
 *   <li>{@link Misconfigured}: every other answer (no such table, no permission).
 * </ul>
 */
final class Failures {
  private static final Set<String> PASSING =
      Set.of(
          "TransactionConflictException",
          "TransactionInProgressException",
          "LimitExceededException",
          "ExpiredTokenException",
          "RequestExpired",
          "RequestTimeout",
          "RequestTimeoutException");

  private static final Set<String> INVALID =
      Set.of(
          "ValidationException",
          "SerializationException",
          "ItemCollectionSizeLimitExceededException");

  private Failures() {}

  /**
   * The request's answer.
   *
   * @param operation what is tried, without any value: it becomes the failure's message
   * @throws OperationFailed by the table above
   */
  static <T> T classified(String operation, Supplier<T> request) {
    try {
      return request.get();
    } catch (ConditionalCheckFailedException | OperationFailed e) {
      throw e;
    } catch (SdkException e) {
      throw classified(operation, e);
    } catch (RuntimeException e) {
      // The CRT client's failures to connect come as they are, not as the SDK's.
      throw new Unavailable(operation, e);
    }
  }

  /**
   * What is read from stored data.
   *
   * @throws Defect when it can't be read, whatever the reason
   */
  static <T> T reading(String what, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (OperationFailed e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Defect("read " + what + ": unreadable", e);
    }
  }

  private static OperationFailed classified(String operation, SdkException e) {
    if (passes(e)) {
      return new Unavailable(operation, e);
    }
    return INVALID.contains(code(e)) ? new Defect(operation, e) : new Misconfigured(operation, e);
  }

  private static boolean passes(SdkException e) {
    if (!(e instanceof SdkServiceException answer)) {
      return true;
    }
    int status = answer.statusCode();
    return status == 408
        || status == 429
        || status >= 500
        || answer.isThrottlingException()
        || answer.isClockSkewException()
        || PASSING.contains(code(e));
  }

  /** The service's name for the failure; empty when it gave none. */
  private static String code(SdkException e) {
    return e instanceof AwsServiceException aws
            && aws.awsErrorDetails() != null
            && aws.awsErrorDetails().errorCode() != null
        ? aws.awsErrorDetails().errorCode()
        : "";
  }
}
