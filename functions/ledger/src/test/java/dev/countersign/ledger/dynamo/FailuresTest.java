package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

final class FailuresTest {
  private static RuntimeException answer(int status, String code) {
    return DynamoDbException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(
        SdkClientException.create("the connection was cut"),
        new IllegalStateException("the CRT client's own"),
        DynamoDbException.builder().statusCode(500).build(),
        answer(408, "x"),
        answer(429, "x"),
        answer(503, "ServiceUnavailable"),
        answer(400, "ThrottlingException"),
        answer(400, "TransactionConflictException"),
        answer(400, "LimitExceededException"),
        answer(400, "ExpiredTokenException"),
        answer(403, "RequestExpired"),
        answer(403, "RequestTimeTooSkewed"),
        ProvisionedThroughputExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("ProvisionedThroughputExceededException")
                    .build())
            .build());
  }

  static Stream<RuntimeException> lasting() {
    return Stream.of(
        DynamoDbException.builder().statusCode(400).build(),
        answer(400, "ResourceNotFoundException"),
        answer(403, "AccessDeniedException"),
        answer(499, "x"));
  }

  static Stream<RuntimeException> ourOwn() {
    return Stream.of(
        answer(400, "ValidationException"),
        answer(400, "SerializationException"),
        answer(400, "ItemCollectionSizeLimitExceededException"));
  }

  private static Object request(RuntimeException failure) {
    return Failures.classified(
        "do it",
        () -> {
          throw failure;
        });
  }

  @ParameterizedTest
  @MethodSource("passing")
  void classified_whatPasses_isUnavailable(RuntimeException failure) {
    var told = assertThrows(Unavailable.class, () -> request(failure));
    assertSame(failure, told.getCause());
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void classified_whatASettingMustChange_isMisconfigured(RuntimeException failure) {
    var told = assertThrows(Misconfigured.class, () -> request(failure));
    assertSame(failure, told.getCause());
  }

  @ParameterizedTest
  @MethodSource("ourOwn")
  void classified_aRequestThatIsInvalid_isADefect(RuntimeException failure) {
    var told = assertThrows(Defect.class, () -> request(failure));
    assertSame(failure, told.getCause());
  }

  @Test
  void classified_whatIsClassified_staysAsItIs() {
    for (RuntimeException failure :
        new RuntimeException[] {
          ConditionalCheckFailedException.builder().build(),
          new Misconfigured("x", null),
          new Defect("x", null),
          new Unavailable("x", null)
        }) {
      assertSame(failure, assertThrows(RuntimeException.class, () -> request(failure)));
    }
  }

  @Test
  void classified_anAnswer_isGiven() {
    assertEquals("answer", Failures.classified("do it", () -> "answer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", ""})
  void reading_whatIsNoTime_isADefect(String text) {
    assertThrows(Defect.class, () -> Failures.reading("a time", () -> Instant.parse(text)));
  }

  @Test
  void reading_whatFailsInAnyWay_isADefectThatQuotesNothing() {
    var failure =
        assertThrows(
            Defect.class, () -> Failures.reading("a key", () -> "secret".split("#", 2)[1]));
    assertEquals("read a key: unreadable", failure.getMessage());
  }

  @Test
  void reading_whatIsWell_isGiven() {
    assertEquals(Instant.EPOCH, Failures.reading("a time", () -> Instant.EPOCH));
  }
}
