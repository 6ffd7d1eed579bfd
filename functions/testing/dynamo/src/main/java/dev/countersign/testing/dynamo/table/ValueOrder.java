package dev.countersign.testing.dynamo.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares values as DynamoDB does. */
final class ValueOrder {
  private ValueOrder() {}

  /** Compares texts by their bytes in UTF-8, so by code point and not by {@code char}. */
  static int texts(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char one = a.charAt(i);
      char other = b.charAt(i);
      if (one != other) {
        // A surrogate is half of a code point that is greater than any that needs none.
        return Character.isSurrogate(one) == Character.isSurrogate(other)
            ? Character.compare(one, other)
            : Character.isSurrogate(one) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** The least text after all that begin with this one; nothing when there is none. */
  static String afterAllOf(String prefix) {
    int last = prefix.codePointBefore(prefix.length());
    String rest = prefix.substring(0, prefix.length() - Character.charCount(last));
    if (last == Character.MAX_CODE_POINT) {
      return rest.isEmpty() ? "" : afterAllOf(rest);
    }
    int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    return rest + Character.toString(next);
  }

  /** Nothing when the two are not of one type that has an order. */
  static OptionalInt of(AttributeValue a, AttributeValue b) {
    if (a.type() != b.type()) {
      return OptionalInt.empty();
    }
    return switch (a.type()) {
      case S -> OptionalInt.of(texts(a.s(), b.s()));
      case N -> OptionalInt.of(Numbers.of(a.n()).compareTo(Numbers.of(b.n())));
      case B ->
          OptionalInt.of(
              Arrays.compareUnsigned(a.b().asByteArrayUnsafe(), b.b().asByteArrayUnsafe()));
      default -> OptionalInt.empty();
    };
  }

  /** Compares numbers by value, and sets without regard to order. */
  static boolean equal(AttributeValue a, AttributeValue b) {
    if (a.type() != b.type()) {
      return false;
    }
    return switch (a.type()) {
      case N -> Numbers.of(a.n()).compareTo(Numbers.of(b.n())) == 0;
      case SS -> new HashSet<>(a.ss()).equals(new HashSet<>(b.ss()));
      case NS -> texts(a.ns()).equals(texts(b.ns()));
      case BS -> new HashSet<>(a.bs()).equals(new HashSet<>(b.bs()));
      case L -> equal(a.l(), b.l());
      case M -> equal(a.m(), b.m());
      default -> a.equals(b);
    };
  }

  static boolean equal(Map<String, AttributeValue> a, Map<String, AttributeValue> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (var each : a.entrySet()) {
      var other = b.get(each.getKey());
      if (other == null || !equal(each.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(List<AttributeValue> a, List<AttributeValue> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> texts(List<String> numbers) {
    var texts = new HashSet<String>();
    numbers.forEach(number -> texts.add(Numbers.text(number)));
    return texts;
  }
}
