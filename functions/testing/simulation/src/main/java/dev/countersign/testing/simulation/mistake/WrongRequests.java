package dev.countersign.testing.simulation.mistake;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Mistakes with requests of the table. */
final class WrongRequests {
  private WrongRequests() {}

  /** Passes all requests on. */
  private static class Right implements DynamoDbClient {
    final DynamoDbClient right;

    Right(DynamoDbClient right) {
      this.right = right;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return right.getItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      return right.putItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return right.updateItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      return right.query(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return right.batchGetItem(request);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      return right.batchWriteItem(request);
    }

    /** Refused, so that each write comes by itself, where a mistake may be. */
    @Override
    public BatchExecuteStatementResponse batchExecuteStatement(
        BatchExecuteStatementRequest request) {
      throw new UnsupportedOperationException("a batch of statements");
    }

    @Override
    public String serviceName() {
      return right.serviceName();
    }

    @Override
    public void close() {
      right.close();
    }
  }

  private static DynamoDbClient putting(
      DynamoDbClient right, String kind, UnaryOperator<PutItemRequest> wrong) {
    return new Right(right) {
      @Override
      public PutItemResponse putItem(PutItemRequest request) {
        boolean here = Objects.requireNonNull(request.item().get("sk")).s().startsWith(kind);
        return right.putItem(here ? wrong.apply(request) : request);
      }
    };
  }

  record NoCondition() implements Mistake {
    @Override
    public DynamoDbClient client(DynamoDbClient right) {
      return putting(
          right,
          "E#",
          put -> PutItemRequest.builder().tableName(put.tableName()).item(put.item()).build());
    }
  }

  record EntryNotDue() implements Mistake {
    @Override
    public DynamoDbClient client(DynamoDbClient right) {
      return putting(right, "E#", WrongRequests::notDue);
    }
  }

  record SessionNotDue() implements Mistake {
    @Override
    public DynamoDbClient client(DynamoDbClient right) {
      return putting(right, "SESSION", WrongRequests::notDue);
    }
  }

  private static PutItemRequest notDue(PutItemRequest put) {
    var item = new TreeMap<>(put.item());
    item.remove("due");
    item.remove("dueAt");
    item.remove("dueFor");
    return put.toBuilder().item(item).build();
  }

  record UnwrittenIgnored() implements Mistake {
    @Override
    public DynamoDbClient client(DynamoDbClient right) {
      return new Right(right) {
        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
          return right.batchWriteItem(request).toBuilder().unprocessedItems(Map.of()).build();
        }
      };
    }
  }

  record UnreadIgnored() implements Mistake {
    @Override
    public DynamoDbClient client(DynamoDbClient right) {
      return new Right(right) {
        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
          return right.batchGetItem(request).toBuilder().unprocessedKeys(Map.of()).build();
        }
      };
    }
  }

  /** All tenants' sessions lie under one name. */
  record TenantMissing() implements Mistake {
    @Override
    public DynamoDbClient client(DynamoDbClient right) {
      return new Right(right) {
        @Override
        public GetItemResponse getItem(GetItemRequest request) {
          return right.getItem(request.toBuilder().key(shared(request.key())).build());
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
          return right.putItem(request.toBuilder().item(shared(request.item())).build());
        }

        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
          return right.updateItem(request.toBuilder().key(shared(request.key())).build());
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
          var wanted = new TreeMap<>(request.requestItems());
          wanted.replaceAll((table, keys) ->
              keys.toBuilder()
                  .keys(keys.keys().stream().map(TenantMissing::shared).distinct().toList())
                  .build());
          return right.batchGetItem(request.toBuilder().requestItems(wanted).build());
        }
      };
    }

    private static Map<String, AttributeValue> shared(Map<String, AttributeValue> item) {
      String pk = Objects.requireNonNull(item.get("pk")).s();
      if (!pk.matches("T#[^#]*#[LS]#.*")) {
        return item;
      }
      var shared = new TreeMap<>(item);
      shared.put("pk", AttributeValue.fromS(pk.replaceFirst("^T#[^#]*#", "T#all#")));
      return shared;
    }
  }
}
