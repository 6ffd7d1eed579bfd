package dev.countersign.app;

import dev.countersign.app.TemplatePolicies.TableRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Notes each request of a client by what IAM sees of it. */
final class TableRequests implements ExecutionInterceptor {
  private static final Set<String> KEY = Set.of("pk", "sk");

  /** In an insert, {@code 'name': ?}; in an update, a quoted name but for the table's. */
  private static final Pattern ATTRIBUTE = Pattern.compile("(?<!INTO |UPDATE )['\"](\\w+)['\"]");

  private final List<TableRequest> requests = new CopyOnWriteArrayList<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests.add(seen(context.request()));
  }

  /** The requests since the last call. */
  List<TableRequest> taken() {
    var taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  private static TableRequest seen(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> new TableRequest("GetItem", keys(List.of(get.key())), KEY);
      case QueryRequest query -> new TableRequest("Query", Set.of(partition(query)), KEY);
      case ScanRequest scan -> new TableRequest("Scan", Set.of(), KEY);
      case TransactWriteItemsRequest write -> {
        // Each put of it is judged as a PutItem.
        var items = write.transactItems().stream().map(item -> item.put().item()).toList();
        var attributes = new TreeSet<String>();
        items.forEach(item -> attributes.addAll(item.keySet()));
        yield new TableRequest("PutItem", keys(items), attributes);
      }
      case PutItemRequest put ->
          new TableRequest("PutItem", keys(List.of(put.item())), put.item().keySet());
      case UpdateItemRequest update -> {
        var attributes = new TreeSet<>(KEY);
        attributes.addAll(update.expressionAttributeNames().values());
        yield new TableRequest("UpdateItem", keys(List.of(update.key())), attributes);
      }
      case BatchGetItemRequest get ->
          new TableRequest(
              "BatchGetItem",
              keys(get.requestItems().values().stream().flatMap(k -> k.keys().stream()).toList()),
              KEY);
      case BatchWriteItemRequest write -> {
        var items =
            write.requestItems().values().stream()
                .flatMap(List::stream)
                .map(w -> w.putRequest() == null ? w.deleteRequest().key() : w.putRequest().item())
                .toList();
        var attributes = new TreeSet<String>();
        items.forEach(item -> attributes.addAll(item.keySet()));
        yield new TableRequest("BatchWriteItem", keys(items), attributes);
      }
      case BatchExecuteStatementRequest batch -> statements(batch.statements());
      default -> throw new IllegalStateException("a request of another kind");
    };
  }

  /** A batch of inserts, or of updates by their keys; each attribute has a question mark. */
  private static TableRequest statements(List<BatchStatementRequest> all) {
    boolean insert = all.getFirst().statement().startsWith("INSERT");
    var keys = new TreeSet<String>();
    var attributes = new TreeSet<String>();
    for (BatchStatementRequest one : all) {
      var names = ATTRIBUTE.matcher(one.statement()).results().map(name -> name.group(1)).toList();
      attributes.addAll(names);
      int before = one.parameters().size() - KEY.size();
      keys.add(one.parameters().get(insert ? names.indexOf("pk") : before).s());
    }
    return new TableRequest(insert ? "PartiQLInsert" : "PartiQLUpdate", keys, attributes);
  }

  /** Of the table, or of its index: queries name it by the one value that is compared as equal. */
  private static String partition(QueryRequest query) {
    var values = query.expressionAttributeValues();
    return Objects.requireNonNullElseGet(values.get(":pk"), () -> values.get(":due")).s();
  }

  private static Set<String> keys(Collection<Map<String, AttributeValue>> items) {
    var keys = new TreeSet<String>();
    Stream<AttributeValue> partitions =
        items.stream().map(item -> Objects.requireNonNull(item.get("pk")));
    partitions.forEach(pk -> keys.add(pk.s()));
    return keys;
  }
}
