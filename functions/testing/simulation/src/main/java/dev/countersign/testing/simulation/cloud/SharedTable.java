package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.dynamo.InProcessDynamo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table that all processes of a world use, with its stream and its index. */
final class SharedTable {
  private InProcessDynamo table = new InProcessDynamo();
  private LaggingIndex index = new LaggingIndex();
  private int seen;
  private final List<StreamChange> stream = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  DynamoDbClient client() {
    return table;
  }

  LaggingIndex index() {
    return index;
  }

  /** Gives every change since the last call, in order. */
  void changes(Consumer<StreamChange> each) {
    var changes = table.changesSince(seen);
    seen += changes.size();
    for (var change : changes) {
      each.accept(changed(change.keys(), change.image()));
    }
  }

  private StreamChange changed(
      Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> image) {
    String pk = Objects.requireNonNull(key.get("pk")).s();
    String sk = Objects.requireNonNull(key.get("sk")).s();
    var kind =
        image == null
            ? StreamChange.Kind.REMOVE
            : keys.contains(pk + "|" + sk) ? StreamChange.Kind.MODIFY : StreamChange.Kind.INSERT;
    var change =
        new StreamChange(stream.size() + 1L, kind, pk, sk, image == null ? Map.of() : image);
    if (image == null) {
      keys.remove(change.key());
    } else {
      keys.add(change.key());
    }
    stream.add(change);
    index.changed(change);
    return change;
  }

  TableSnapshot snapshot() {
    return new TableSnapshot(table.copy(), stream.size());
  }

  /** Becomes what it was, and gives the items that are there then. */
  List<StreamChange> restore(TableSnapshot snapshot) {
    Map<String, StreamChange> items = new LinkedHashMap<>();
    for (StreamChange change : stream.subList(0, snapshot.changes())) {
      items.remove(change.key());
      if (change.kind() != StreamChange.Kind.REMOVE) {
        items.put(change.key(), change);
      }
    }
    table = snapshot.table();
    seen = table.changesSince(0).size();
    keys.clear();
    keys.addAll(items.keySet());
    index = new LaggingIndex();
    items.values().forEach(index::changed);
    return List.copyOf(items.values());
  }
}
