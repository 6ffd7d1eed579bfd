package dev.countersign.ledger.dynamo;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/**
 * A statement in PartiQL that writes one item, where its condition holds.
 *
 * @param values in the order of the text's question marks
 */
record WriteStatement(String text, List<AttributeValue> values) {
  BatchStatementRequest request() {
    return BatchStatementRequest.builder().statement(text).parameters(values).build();
  }
}
