package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * template.yaml allows each function what it asks the table for. Neither DynamoDB Local nor
 * LocalStack would refuse anything.
 */
final class PermissionsTest {
  private final CountingRequests requests = new CountingRequests();
  private final Set<String> updated = new TreeSet<>();
  private final World world =
      World.over(
          new DynamoLedger(
              Member.EMBEDDED.client(requests, new Updated()), Member.EMBEDDED.table()));

  /** Notes the attributes that updates name. */
  private final class Updated implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof UpdateItemRequest update) {
        updated.addAll(update.expressionAttributeNames().values());
      }
    }
  }

  @Test
  void attest_allItAsksFor_isAllowed() throws IOException {
    world.record("s1", session("ses_1"));
    world.record("s2", session("ses_2", "ses_1@example.com"));
    requests.taken();

    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "m2", said("restated", "policy_signed", "1", mail("ses_1@example.com")));
    for (int i = 3; i < 80; i++) {
      world.attest("crm", "m" + i, said("restated", "policy_signed", "1", named("ses_1")));
    }
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "l1", said("attested", "lead_won", "1", mail("ses_1@example.com")));
    var choice =
        world.resolve(
            "r1", "{\"claim\":\"lead_won/1\",\"session\":\"ses_1\",\"by\":\"a\",\"why\":\"b\"}");
    assertEquals(200, choice.status(), choice.text());

    assertAllowed("AttestFunction");
  }

  @Test
  void sessions_allItAsksFor_isAllowed() throws IOException {
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    requests.taken();

    world.record("s1", session("ses_1"));
    world.now = world.now.plusSeconds(1);
    world.record("s2", session("ses_1", "other@example.com"));

    assertAllowed("SessionsFunction");
  }

  @Test
  void publish_allItAsksFor_isAllowed() throws IOException {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "m2", said("restated", "policy_signed", "1", named("ses_1")));
    var history = world.history("policy_signed", "1");
    requests.taken();

    history.forEach(entry -> world.publisher().publish(entry));

    assertAllowed("PublishFunction");
  }

  @Test
  void publish_attributesThatItUpdates_areThoseItMayUpdate() throws IOException {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", "ticket_resolved", "2", named("ses_1")));
    updated.clear();

    world.publisher().publish(world.history("policy_signed", "1").getLast());
    world.publisher().publish(world.history("ticket_resolved", "2").getLast());

    var allowed = new TreeSet<String>();
    var condition = of(statement("PublishFunction", "MarkAsPublished"), "Condition");
    collect(of(of(condition, "ForAllValues:StringEquals"), "dynamodb:Attributes"), allowed);
    updated.addAll(List.of("pk", "sk")); // the item's key
    assertEquals(allowed, updated);
  }

  @Test
  void fetch_allItAsksFor_isAllowed() throws IOException {
    var thin = ThinCrm.in(world);
    thin.send("e1");
    requests.taken();

    thin.read(200, ThinCrm.WON);
    thin.send("e2");
    thin.read(503, "");

    assertAllowed("FetchFunction");
  }

  @Test
  void settle_allItAsksFor_isAllowed() throws IOException {
    world.attest("crm", "m1", said("attested", "policy_signed", "1", mail("ses_1@example.com")));
    world.record("s1", session("ses_1"));
    world.attest("crm", "m2", said("attested", "ticket_resolved", "2", named("ses_1")));
    requests.taken();

    world.settle();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settle();

    assertAllowed("SettleFunction");
  }

  private void assertAllowed(String function) throws IOException {
    var asked = requests.taken().stream().map("dynamodb:"::concat).collect(Collectors.toSet());
    assertFalse(asked.isEmpty());
    asked.removeAll(actions(function));
    assertEquals(Set.of(), asked, function + " is not allowed");
  }

  /** The actions that a function's policies name. */
  private static Set<String> actions(String function) throws IOException {
    var actions = new TreeSet<String>();
    collect(policies(function), actions);
    return actions;
  }

  private static Node statement(String function, String sid) throws IOException {
    var policy = ((SequenceNode) policies(function)).getValue().getFirst();
    return ((SequenceNode) of(policy, "Statement"))
        .getValue().stream()
            .filter(statement ->
                of(statement, "Sid") instanceof ScalarNode named && named.getValue().equals(sid))
            .findFirst()
            .orElseThrow();
  }

  private static Node policies(String function) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    String text = Files.readString(folder.resolve("template.yaml"));
    var template = new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
    return of(of(of(of(template, "Resources"), function), "Properties"), "Policies");
  }

  private static Node of(Node map, String name) {
    return ((MappingNode) map)
        .getValue().stream()
            .filter(entry -> ((ScalarNode) entry.getKeyNode()).getValue().equals(name))
            .findFirst()
            .orElseThrow()
            .getValueNode();
  }

  private static void collect(Node node, Set<String> actions) {
    switch (node) {
      case ScalarNode scalar -> actions.add(scalar.getValue());
      case SequenceNode sequence -> sequence.getValue().forEach(each -> collect(each, actions));
      case MappingNode map -> map.getValue().forEach(each -> collect(each.getValueNode(), actions));
      default -> throw new IllegalStateException("a node of another kind");
    }
  }
}
