package dev.countersign.testing.dynamo.table;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** DynamoDB's answers to requests that it refuses. */
final class ServiceErrors {
  private static final int BAD_REQUEST = 400;

  private ServiceErrors() {}

  /** A request that breaks a rule of DynamoDB's own. */
  static DynamoDbException invalid(String why) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(why)
            .statusCode(BAD_REQUEST)
            .awsErrorDetails(details("ValidationException", why))
            .build();
  }

  /** A condition that did not hold, with the item that is there when it was asked for. */
  static ConditionalCheckFailedException condition(Item there) {
    String why = "The conditional request failed";
    return ConditionalCheckFailedException.builder()
        .message(why)
        .statusCode(BAD_REQUEST)
        .awsErrorDetails(details("ConditionalCheckFailedException", why))
        .item(there.isNone() ? null : there.attributes())
        .build();
  }

  /** A transaction of which some conditions did not hold: a reason for each of its items. */
  static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    String why = "Transaction cancelled, please refer cancellation reasons for specific reasons";
    return TransactionCanceledException.builder()
        .message(why)
        .statusCode(BAD_REQUEST)
        .awsErrorDetails(details("TransactionCanceledException", why))
        .cancellationReasons(reasons)
        .build();
  }

  /** A request that DynamoDB would do and this table does not. */
  static UnsupportedOperationException unserved(String what) {
    return new UnsupportedOperationException("not served in process: " + what);
  }

  private static AwsErrorDetails details(String code, String why) {
    return AwsErrorDetails.builder()
        .serviceName("DynamoDb")
        .errorCode(code)
        .errorMessage(why)
        .build();
  }
}
