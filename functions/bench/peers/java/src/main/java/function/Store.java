package function;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The session's read and the one conditional write. */
final class Store {
  /** Credentials and region named, as AWS's documents on a short start advise. */
  private final DynamoDbClient table =
      DynamoDbClient.builder()
          .region(Region.of(System.getenv("AWS_REGION")))
          .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  private final String sessions = System.getenv("SESSIONS_TABLE");
  private final String outcomes = System.getenv("OUTCOMES_TABLE");

  record Said(String claim, String status) {}

  Said attested(Verify.Delivery delivery) {
    var statement = delivery.statement();
    var session =
        table
            .getItem(r -> r.tableName(sessions).key(Map.of("id", text(statement.get("session")))))
            .item();
    var record = (Map<?, ?>) statement.get("record");
    String claim = statement.get("outcome") + "/" + record.get("type") + "/" + record.get("id");
    boolean agent = text("agent").equals(session.get("handled_by"));
    var item = new HashMap<String, AttributeValue>();
    item.put("claim", text(claim));
    item.put("message", text(delivery.id()));
    item.put("status", text(agent ? "billable" : "refused"));
    item.put("statement", map(statement));
    item.put("at", text(Instant.now()));
    if (session.containsKey("id")) {
      item.put("session", session.get("id"));
      item.put("agent", session.get("agent"));
    }
    return new Said(claim, stored(item));
  }

  /** Keeps the first outcome of a claim, and tells the status of the one that is there. */
  private String stored(Map<String, AttributeValue> item) {
    try {
      table.putItem(r ->
          r.tableName(outcomes)
              .item(item)
              .conditionExpression("attribute_not_exists(claim)")
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return item.get("status").s();
    } catch (ConditionalCheckFailedException there) {
      return there.item().get("status").s();
    }
  }

  private static AttributeValue text(Object value) {
    return AttributeValue.fromS(value.toString());
  }

  private static AttributeValue map(Map<?, ?> members) {
    var all = new TreeMap<String, AttributeValue>();
    members.forEach((name, value) ->
        all.put(name.toString(), value instanceof Map<?, ?> inner ? map(inner) : text(value)));
    return AttributeValue.fromM(all);
  }
}
