package dev.countersign.testing.dynamo.table;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sizes in bytes, and their limits. Source: the DynamoDB Developer Guide. */
public final class Sizes {
  /** The largest item. */
  static final int LARGEST_ITEM = 400 * 1024;

  /** The most that one query or scan reads. */
  static final int LARGEST_PAGE = 1024 * 1024;

  /** The most that one batch reads or writes. */
  static final int LARGEST_BATCH = 16 * 1024 * 1024;

  private static final int TREE = 3;

  private Sizes() {}

  /** The size of an item. */
  public static int of(Map<String, AttributeValue> attributes) {
    int size = 0;
    for (var attribute : attributes.entrySet()) {
      size += of(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  /** The size of a text in UTF-8. */
  static int of(String text) {
    int size = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Two surrogates are four bytes together.
        size += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return size;
  }

  static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> of(value.s());
      case N -> ofNumber(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(Sizes::of).sum();
      case NS -> value.ns().stream().mapToInt(Sizes::ofNumber).sum();
      case BS -> value.bs().stream().map(SdkBytes::asByteArrayUnsafe).mapToInt(b -> b.length).sum();
      case L -> TREE + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case M -> TREE + value.m().size() + of(value.m());
      case BOOL, NUL -> 1;
      case UNKNOWN_TO_SDK_VERSION -> throw ServiceErrors.unserved("a value of this type");
    };
  }

  /** One byte for each two digits, one for the exponent, and one more for a minus sign. */
  private static int ofNumber(String number) {
    var value = Numbers.of(number).stripTrailingZeros();
    if (value.signum() == 0) {
      return 1;
    }
    boolean odd = Math.floorMod(value.scale(), 2) == 1;
    int digits = value.precision() + (odd ? 1 : 0);
    return 1 + (digits + 1) / 2 + (value.signum() < 0 ? 1 : 0);
  }
}
