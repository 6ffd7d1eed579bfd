package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Does batches of statements in PartiQL, of two forms: {@code INSERT INTO "t" VALUE {'a': ?, …}},
 * and {@code UPDATE "t" SET "a" = ? … REMOVE "b" … WHERE "pk" = ? AND "sk" = ?}. Each is the put or
 * update that it stands for, with the condition that it implies.
 */
final class Statements {
  private static final int MOST = 25;
  private static final Pattern INSERT =
      Pattern.compile("INSERT INTO \"([\\w.-]+)\" VALUE \\{((?:'\\w+': \\?(?:, )?)+)}");
  private static final Pattern UPDATE =
      Pattern.compile(
          "UPDATE \"([\\w.-]+)\" ((?:(?:SET \"\\w+\" = \\?|REMOVE \"\\w+\") )+)"
              + "WHERE \"pk\" = \\? AND \"sk\" = \\?");
  private static final Pattern FIELD = Pattern.compile("'(\\w+)'");
  private static final Pattern CHANGE = Pattern.compile("(SET|REMOVE) \"(\\w+)\"");

  private final Writes writes;

  Statements(Writes writes) {
    this.writes = writes;
  }

  BatchExecuteStatementResponse write(BatchExecuteStatementRequest request) {
    if (request.returnConsumedCapacity() != null) {
      throw ServiceErrors.unserved("ReturnConsumedCapacity");
    }
    int size = request.statements().size();
    if (size < 1 || size > MOST) {
      throw ServiceErrors.invalid("The batch has " + size + " statements, and may have 1 to 25");
    }
    return BatchExecuteStatementResponse.builder()
        .responses(request.statements().stream().map(this::answer).toList())
        .build();
  }

  private BatchStatementResponse answer(BatchStatementRequest statement) {
    var answer = BatchStatementResponse.builder();
    var insert = INSERT.matcher(statement.statement());
    try {
      if (insert.matches()) {
        insert(insert, statement.parameters());
      } else {
        update(statement);
      }
    } catch (ConditionalCheckFailedException e) {
      answer.error(
          error(
              insert.matches()
                  ? BatchStatementErrorCodeEnum.DUPLICATE_ITEM
                  : BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED,
              e));
    } catch (DynamoDbException e) {
      answer.error(error(BatchStatementErrorCodeEnum.VALIDATION_ERROR, e));
    }
    return answer.build();
  }

  private static BatchStatementError error(BatchStatementErrorCodeEnum code, DynamoDbException e) {
    return BatchStatementError.builder().code(code).message(e.getMessage()).build();
  }

  private void insert(Matcher insert, List<AttributeValue> values) {
    var item = new HashMap<String, AttributeValue>();
    var names = FIELD.matcher(insert.group(2)).results().map(field -> field.group(1)).toList();
    for (int i = 0; i < names.size(); i++) {
      item.put(names.get(i), values.get(i));
    }
    var _ =
        writes.put(
            PutItemRequest.builder()
                .tableName(insert.group(1))
                .item(item)
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", "pk"))
                .build());
  }

  private void update(BatchStatementRequest statement) {
    var update = UPDATE.matcher(statement.statement());
    if (!update.matches()) {
      throw ServiceErrors.unserved(statement.statement());
    }
    var given = statement.parameters().iterator();
    var sets = new ArrayList<String>();
    var removes = new ArrayList<String>();
    var names = new HashMap<String, String>(Map.of("#pk", "pk"));
    var values = new HashMap<String, AttributeValue>();
    CHANGE
        .matcher(update.group(2))
        .results()
        .forEach(change -> {
          String name = change.group(2);
          names.put("#" + name, name);
          if (change.group(1).equals("SET")) {
            sets.add("#%s = :%s".formatted(name, name));
            values.put(":" + name, given.next());
          } else {
            removes.add("#" + name);
          }
        });
    String set = sets.isEmpty() ? "" : "SET " + String.join(", ", sets);
    String remove = removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes);
    var _ =
        writes.update(
            UpdateItemRequest.builder()
                .tableName(update.group(1))
                .key(Map.of("pk", given.next(), "sk", given.next()))
                .updateExpression(set + remove)
                .conditionExpression("attribute_exists(#pk)")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .build());
  }
}
