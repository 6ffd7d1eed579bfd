package dev.countersign.testing.dynamo.table;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

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
