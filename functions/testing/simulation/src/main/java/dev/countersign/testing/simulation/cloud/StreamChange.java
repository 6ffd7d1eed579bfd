package dev.countersign.testing.simulation.cloud;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change of the table, as its stream has it.
 *
 * @param number from 1
 * @param image the item after the change; empty where it is removed
 */
public record StreamChange(
    long number, Kind kind, String pk, String sk, Map<String, AttributeValue> image) {
  /** What the change did. */
  public enum Kind {
    INSERT,
    MODIFY,
    REMOVE
  }

  String key() {
    return pk + "|" + sk;
  }
}
