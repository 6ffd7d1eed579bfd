package dev.countersign.testing.dynamo.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One record of the table's stream: an item was put, changed or deleted.
 *
 * @param sequence its number, from 1, without gaps
 * @param image the item after the change; none when it was deleted
 */
public record TableChange(
    int sequence, Map<String, AttributeValue> keys, @Nullable Map<String, AttributeValue> image) {}
