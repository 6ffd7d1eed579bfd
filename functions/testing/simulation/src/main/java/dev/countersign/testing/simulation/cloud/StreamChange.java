package dev.countersign.testing.simulation.cloud;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change of the table, as its stream has it.
 *
 * @param image what the item is now; empty where it is gone
 */
public record StreamChange(
    long number, Kind kind, String pk, String sk, Map<String, AttributeValue> image) {
  /** As the stream says it. */
  public enum Kind {
    INSERT,
    MODIFY,
    REMOVE
  }

  String key() {
    return pk + "|" + sk;
  }
}
