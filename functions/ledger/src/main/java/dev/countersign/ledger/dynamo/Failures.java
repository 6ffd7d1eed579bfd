package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Says once what each failure of a request means.
 *
 * <ul>
 *   <li>A condition that did not hold: passed on as it is; who set the condition knows.
 *   <li>{@link Unavailable}: no answer at all (connection, time-out, interruption, credentials that
 *       could not be fetched), HTTP 408, 429 or 5xx, throttling, a clock or token that has run out,
 *       a transaction's conflict.
 *   <li>{@link Misconfigured}: every other answer (no such table, no permission, an item too large,
 *       an invalid expression), and items that can't be read.
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

  private Failures() {}

  /** The request's answer, or its failure by the table above. */
  static <T> T classified(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (SdkException e) {
      throw passes(e) ? new Unavailable(what, e) : new Misconfigured(what, e);
    } catch (Misconfigured | Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      // The CRT client's failures to connect come as they are, not as the SDK's.
      throw new Unavailable(what, e);
    }
  }

  /** What is read from an item, or that it can't be. */
  static <T> T reading(String what, Supplier<T> item) {
    try {
      return item.get();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Misconfigured(what + ": unreadable", e);
    }
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
        || (e instanceof AwsServiceException aws
            && aws.awsErrorDetails() != null
            && PASSING.contains(aws.awsErrorDetails().errorCode()));
  }
}
