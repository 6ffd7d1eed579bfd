package dev.countersign.ledger.dynamo;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes of several items in one request, each with its own condition, which only {@code
 * BatchExecuteStatement} has. Its statements don't depend on each other, and each is answered by
 * itself, in their order (Amazon DynamoDB, "Running batch operations with PartiQL").
 */
final class WriteStatements {
  private static final System.Logger LOG = System.getLogger(WriteStatements.class.getName());

  /** The most statements of a request. */
  private static final int MOST = 25;

  private final DynamoDbClient client;
  private final String table;

  WriteStatements(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Puts an item where there is none of its key. */
  WriteStatement insert(Values item) {
    String fields =
        item.map().keySet().stream()
            .map(name -> "'%s': ?".formatted(name))
            .collect(Collectors.joining(", ", "{", "}"));
    return new WriteStatement(
        "INSERT INTO \"%s\" VALUE %s".formatted(table, fields), List.copyOf(item.map().values()));
  }

  /** Sets attributes of an item that is there. */
  WriteStatement set(Key key, Values attributes) {
    String changes =
        attributes.map().keySet().stream()
            .map(name -> "SET \"%s\" = ?".formatted(name))
            .collect(Collectors.joining(" "));
    return change(key, changes, attributes.map().values().stream());
  }

  /** Removes attributes of an item that is there. */
  WriteStatement remove(Key key, List<String> attributes) {
    String changes =
        attributes.stream()
            .map(name -> "REMOVE \"%s\"".formatted(name))
            .collect(Collectors.joining(" "));
    return change(key, changes, Stream.of());
  }

  private WriteStatement change(Key key, String changes, Stream<AttributeValue> values) {
    String text =
        "UPDATE \"%s\" %s WHERE \"%s\" = ? AND \"%s\" = ?"
            .formatted(table, changes, Key.PK, Key.SK);
    var keys = Stream.of(Values.of(key.pk()), Values.of(key.sk()));
    return new WriteStatement(text, Stream.concat(values, keys).toList());
  }

  /**
   * Does statements that each write another item: one request for each 25. What can't be done, for
   * whatever reason, is left out of the answer and costs no other.
   *
   * @param statements by names of the caller's choice
   * @return the names of those that are done; the others may be done or not
   */
  <N> Set<N> write(String operation, Map<N, WriteStatement> statements) {
    var done = new HashSet<N>();
    var all = new ArrayList<>(statements.entrySet());
    for (int from = 0; from < all.size(); from += MOST) {
      done.addAll(some(operation, all.subList(from, Math.min(all.size(), from + MOST))));
    }
    return done;
  }

  private <N> Set<N> some(String operation, List<Map.Entry<N, WriteStatement>> statements) {
    var requests = statements.stream().map(each -> each.getValue().request()).toList();
    var done = new HashSet<N>();
    try {
      var answers =
          Failures.classified(
                  operation, () -> client.batchExecuteStatement(r -> r.statements(requests)))
              .responses();
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).error() == null) {
          done.add(statements.get(i).getKey());
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "{0} together failed: {1}", operation, e.getClass().getName());
    }
    return done;
  }
}
