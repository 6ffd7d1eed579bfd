package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Says in one place what each failure of a request means.
 *
 * <ul>
 *   <li>A condition that did not hold is passed on as it is, and so is a transaction that was
 *       cancelled: who set the condition knows what it means.
 *   <li>{@link Unavailable}: no answer at all (connection, time-out, interruption, credentials that
 *       could not be fetched), HTTP 408, 429 or 5xx, throttling, a clock or token that has run out,
 *       a transaction's conflict; and an item that is whole but of a form of a later release.
 *   <li>{@link Defect}: a request that DynamoDB finds invalid (an expression with an error, an item
 *       of more than 400 KB), since this program made it; and an item that is damaged.
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
    } catch (ConditionalCheckFailedException | TransactionCanceledException | OperationFailed e) {
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

  /**
   * What is read from stored data that is known to be whole, as it was written.
   *
   * @throws Unavailable when it can't be read: see {@link #ofLaterRelease}
   */
  static <T> T readingWhole(String what, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (OperationFailed e) {
      throw e;
    } catch (RuntimeException e) {
      throw ofLaterRelease(what, e);
    }
  }

  /**
   * Stored data is whole, and yet not understood. While new versions of the functions get traffic,
   * a later release may have written it. Nothing must be decided by guessing what it says: it stays
   * where it is, stays due if it was, and a sender sends again, until this release is gone.
   */
  static Unavailable ofLaterRelease(String what, @Nullable Throwable cause) {
    return new Unavailable("read " + what + ": a later release wrote it", cause);
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
