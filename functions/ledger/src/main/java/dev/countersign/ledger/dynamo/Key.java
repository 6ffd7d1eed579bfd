package dev.countersign.ledger.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item's primary key. */
record Key(String pk, String sk) {
  static final String PK = "pk";
  static final String SK = "sk";

  Map<String, AttributeValue> map() {
    return Map.of(PK, Values.of(pk), SK, Values.of(sk));
  }

  /** An item with this key and nothing else yet. */
  Values item() {
    return Values.none().text(PK, pk).text(SK, sk);
  }
}
