package dev.countersign.testing.dynamo.agreement;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Answers as texts that can be held against each other. */
final class AnswerText {
  private AnswerText() {}

  /** What the request answers, or the code of its refusal. */
  static String by(Supplier<String> request) {
    try {
      return request.get();
    } catch (ConditionalCheckFailedException e) {
      return "condition failed: " + (e.hasItem() ? text(e.item()) : "");
    } catch (DynamoDbException e) {
      return e.statusCode() + " " + e.awsErrorDetails().errorCode();
    }
  }

  static String texts(List<Map<String, AttributeValue>> items) {
    return items.stream().map(AnswerText::text).toList().toString();
  }

  static String text(Map<String, AttributeValue> item) {
    var texts = new TreeMap<String, String>();
    item.forEach((name, value) -> texts.put(name, text(value)));
    return texts.toString();
  }

  private static String text(AttributeValue value) {
    return value.type()
        + ":"
        + switch (value.type()) {
          case S -> value.s();
          case N -> number(value.n());
          case B -> bytes(value.b());
          case BOOL -> value.bool().toString();
          case NUL -> "";
          case SS -> value.ss().stream().sorted().toList();
          case NS -> value.ns().stream().map(AnswerText::number).sorted().toList();
          case BS -> value.bs().stream().map(AnswerText::bytes).sorted().toList();
          case L -> value.l().stream().map(AnswerText::text).toList();
          case M -> text(value.m());
          case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("a value of no type");
        };
  }

  private static String bytes(SdkBytes bytes) {
    return HexFormat.of().formatHex(bytes.asByteArrayUnsafe());
  }

  private static String number(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
