package dev.countersign.testing.simulation.cloud;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads and writes of many items of the table, of which some may be left undone. */
record FaultyBatches(FunctionProcess process, SimulatedCloud cloud) {

  BatchWriteItemResponse write(BatchWriteItemRequest request) {
    var all = new ArrayList<WriteRequest>();
    request.requestItems().values().forEach(all::addAll);
    String name = request.requestItems().keySet().iterator().next();
    int done =
        process.faults().happens(Fault.WRITES_UNPROCESSED, process.dice(), process.where() + "/un")
            ? process.dice().below(all.size())
            : all.size();
    if (done == 0) {
      return process.request(() -> unwritten(name, all));
    }
    var part = request.toBuilder().requestItems(Map.of(name, all.subList(0, done))).build();
    return process.request(() -> {
      var answer = cloud.using(table -> table.batchWriteItem(part));
      return done == all.size() ? answer : unwritten(name, all.subList(done, all.size()));
    });
  }

  private static BatchWriteItemResponse unwritten(String name, List<WriteRequest> left) {
    return BatchWriteItemResponse.builder().unprocessedItems(Map.of(name, left)).build();
  }

  BatchGetItemResponse read(BatchGetItemRequest request) {
    String name = request.requestItems().keySet().iterator().next();
    var wanted = Objects.requireNonNull(request.requestItems().get(name));
    int size = wanted.keys().size();
    int done =
        process.faults().happens(Fault.READS_UNPROCESSED, process.dice(), process.where() + "/un")
            ? process.dice().below(size)
            : size;
    return process.request(() -> {
      if (done == size) {
        return cloud.using(table -> table.batchGetItem(request));
      }
      var left = keys(wanted, wanted.keys().subList(done, size));
      var read = new TreeMap<String, Collection<Map<String, AttributeValue>>>();
      if (done > 0) {
        var part = Map.of(name, keys(wanted, wanted.keys().subList(0, done)));
        cloud
            .using(table -> table.batchGetItem(r -> r.requestItems(part)))
            .responses()
            .forEach(read::put);
      }
      return BatchGetItemResponse.builder()
          .responses(read)
          .unprocessedKeys(Map.of(name, left))
          .build();
    });
  }

  /** Statements that are throttled are not done; each is answered by itself. */
  BatchExecuteStatementResponse execute(BatchExecuteStatementRequest request) {
    int size = request.statements().size();
    int done =
        process.faults().happens(Fault.WRITES_UNPROCESSED, process.dice(), process.where() + "/un")
            ? process.dice().below(size)
            : size;
    return process.request(() -> {
      var answers = new ArrayList<BatchStatementResponse>();
      if (done > 0) {
        List<BatchStatementRequest> part = request.statements().subList(0, done);
        answers.addAll(
            cloud.using(table -> table.batchExecuteStatement(r -> r.statements(part))).responses());
      }
      for (int i = done; i < size; i++) {
        answers.add(
            BatchStatementResponse.builder()
                .error(error -> error.code(BatchStatementErrorCodeEnum.THROTTLING_ERROR))
                .build());
      }
      return BatchExecuteStatementResponse.builder().responses(answers).build();
    });
  }

  private static KeysAndAttributes keys(
      KeysAndAttributes wanted, List<Map<String, AttributeValue>> keys) {
    return wanted.toBuilder().keys(keys).build();
  }
}
