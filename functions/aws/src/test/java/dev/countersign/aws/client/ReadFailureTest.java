package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** A secret that can't be read is named with its cause, and only what passes is told as passing. */
final class ReadFailureTest {
  private static final String WHAT = "the SSM parameter /countersign/acme/crm";

  @ParameterizedTest
  @CsvSource({
    "400, ParameterNotFound",
    "400, AccessDeniedException",
    "400, InvalidKeyId",
    "400, DecryptionFailure",
    "400, InvalidRequestException",
    "400, ResourceNotFoundException",
    "403, UnrecognizedClientException",
  })
  void of_anAnswerThatAPersonMustSeeTo_isMisconfiguredAndNamed(int status, String code) {
    var failure = ReadFailure.of(WHAT, answer(status, code, ""));

    assertInstanceOf(Misconfigured.class, failure);
    assertEquals("read " + WHAT + ": " + code, failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "400, ExpiredTokenException",
    "429, TooManyRequests",
    "408, RequestTimeout",
    "500, InternalServerError",
    "503, ServiceUnavailable",
  })
  void of_anAnswerThatPasses_isUnavailableAndNamed(int status, String code) {
    var failure = ReadFailure.of(WHAT, answer(status, code, ""));

    assertInstanceOf(Unavailable.class, failure);
    assertEquals("read " + WHAT + ": " + code, failure.getMessage());
  }

  /** Of a disabled KMS key the code says less than the sentence. */
  @Test
  void of_anAnswerWithASentence_quotesIt() {
    var failure = ReadFailure.of(WHAT, answer(400, "InvalidKeyId", "key/1234 is disabled."));

    assertEquals("read " + WHAT + ": InvalidKeyId (key/1234 is disabled.)", failure.getMessage());
  }

  @Test
  void of_noAnswer_isUnavailable() {
    OperationFailed failure = ReadFailure.of(WHAT, SdkClientException.create("no route"));

    assertInstanceOf(Unavailable.class, failure);
    assertEquals("read " + WHAT + ": SdkClientException", failure.getMessage());
  }

  private static SsmException answer(int status, String code, String sentence) {
    var details = AwsErrorDetails.builder().errorCode(code).errorMessage(sentence).build();
    return (SsmException)
        SsmException.builder().statusCode(status).awsErrorDetails(details).build();
  }
}
