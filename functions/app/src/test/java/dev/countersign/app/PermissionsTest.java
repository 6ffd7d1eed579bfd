package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.TemplatePolicies.TableRequest;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * template.yaml allows each function what it asks the table for. Neither DynamoDB Local nor
 * LocalStack would refuse anything.
 */
final class PermissionsTest {
  private final TemplatePolicies policies = new TemplatePolicies();
  private final TableRequests requests = new TableRequests();
  private final World world =
      World.over(new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()));

  @Test
  void attest_allItAsksFor_isAllowed() {
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
  void attest_batch_isAllowed() {
    world.record("s1", session("ses_1"));
    requests.taken();

    world.attest(
        "crm",
        "b",
        "[%s,%s,%s]"
            .formatted(
                said("attested", "policy_signed", "1", named("ses_1")),
                said("attested", "policy_signed", "2", named("unknown")),
                said("restated", "policy_signed", "3", mail("ses_1@example.com"))));

    assertAllowed("AttestFunction");
  }

  @Test
  void attest_disputeAnswerAndRuling_areAllowed() {
    var policy = DisputedPolicy.billed(world.ledger, "billed");
    requests.taken();

    var opened = policy.disputes(DisputedPolicy.TENTH, "p1", "not_ours");
    assertEquals(200, opened.status(), opened.text());
    policy.seller(
        DisputedPolicy.TENTH, "s1", DisputedPolicy.answered(opened, "contested", ""));
    var ruling =
        policy.judge(DisputedPolicy.TENTH, "j1", DisputedPolicy.ruled(opened, "falls", ""));
    assertEquals(200, ruling.status(), ruling.text());
    policy.judge(DisputedPolicy.TENTH, "j1", DisputedPolicy.ruled(opened, "falls", ""));

    assertAllowed("AttestFunction");
  }

  @Test
  void attest_thinEvent_isAllowed() {
    var thin = ThinCrm.in(world);
    requests.taken();

    thin.send("e1");

    assertAllowed("AttestFunction");
  }

  @Test
  void sessions_allItAsksFor_isAllowed() {
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    requests.taken();

    world.record("s1", session("ses_1"));
    world.now = world.now.plusSeconds(1);
    world.record("s2", session("ses_1", "other@example.com"));

    assertAllowed("SessionsFunction");
  }

  @Test
  void publish_allItAsksFor_isAllowed() {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "m2", said("restated", "policy_signed", "1", named("ses_1")));
    var history = world.history("policy_signed", "1");
    requests.taken();

    history.forEach(entry -> world.publisher().publish(entry));

    assertAllowed("PublishFunction");
  }

  @Test
  void publish_entriesTogether_isAllowed() {
    world.record("s1", session("ses_1"));
    var entries = new LinkedHashMap<String, StoredEntry>();
    for (String record : List.of("1", "2")) {
      world.attest("crm", "m" + record, said("attested", "policy_signed", record, named("ses_1")));
      entries.put(record, world.history("policy_signed", record).getLast());
    }
    requests.taken();

    new PublishBatch(events -> List.of(), world.publisher()).publish(entries);

    assertAllowed("PublishFunction");
  }

  @Test
  void fetch_allItAsksFor_isAllowed() {
    var thin = ThinCrm.in(world);
    thin.send("e1");
    requests.taken();

    thin.read(200, ThinCrm.WON);
    thin.send("e2");
    thin.read(503, "");

    assertAllowed("FetchFunction");
  }

  @Test
  void settle_allItAsksFor_isAllowed() {
    world.attest("crm", "m1", said("attested", "policy_signed", "1", mail("ses_1@example.com")));
    world.record("s1", session("ses_1"));
    world.attest("crm", "m2", said("attested", "ticket_resolved", "2", named("ses_1")));
    requests.taken();

    world.now = world.now.plus(DueWork.Publish.GRACE);
    world.settleOnly();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settleOnly();

    world.now = world.now.plus(Duration.ofDays(4));
    world.settleOnly();
    world.ledger.due().lease(3, "a run", world.now, world.now.plusSeconds(60));
    world.ledger.due().endLease(3, "a run");

    assertAllowed("SettleFunction");
  }

  @Test
  void settle_holdsThatEndTogether_isAllowed() {
    world.record("s1", session("ses_1"));
    for (int record = 0; record < 40; record++) {
      world.attest(
          "crm", "m" + record, said("attested", "policy_signed", "" + record, named("ses_1")));
    }
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    requests.taken();

    world.settleOnly();

    assertAllowed("SettleFunction");
  }

  /** Sources, terms and a tenant lie in {@code T#tenant}, fetched keys in {@code KEYS}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttestFunction",
        "SessionsFunction",
        "PublishFunction",
        "SettleFunction",
        "FetchFunction"
      })
  void anyFunction_whatATenantSetsUp_cantBeWritten(String function) {
    for (String partition : List.of("T#acme", "T#a.b-c_d", "KEYS", "D#1", "T#")) {
      for (String action :
          List.of("PutItem", "UpdateItem", "BatchWriteItem", "PartiQLInsert", "PartiQLUpdate")) {
        for (Set<String> attributes : List.of(Set.of("pk", "sk"), Set.of("pk", "sk", "claim"))) {
          var request = new TableRequest(action, Set.of(partition), attributes);
          assertFalse(policies.allows(function, request), request.toString());
        }
      }
    }
  }

  /** One forbidden item among many is enough. */
  @Test
  void attest_oneSourceAmongPointers_cantBeWritten() {
    var both = new TreeSet<>(Set.of("T#acme#K#EMAIL#1", "T#acme"));

    assertFalse(policies.allows("AttestFunction", write("BatchWriteItem", both)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttestFunction",
        "SessionsFunction",
        "PublishFunction",
        "SettleFunction",
        "FetchFunction"
      })
  void anyFunction_historiesAndEvidence_cantBeDeleted(String function) {
    for (String partition : List.of("T#acme#O#lead_won/1", "T#acme#V#00", "T#acme#R")) {
      for (String action : List.of("DeleteItem", "BatchWriteItem")) {
        assertFalse(policies.allows(function, write(action, Set.of(partition))), partition);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PublishFunction", "SettleFunction"})
  void publishAndSettle_session_cantBeReplaced(String function) {
    var session = Set.of("T#acme#S#ses_1");
    for (String action : List.of("PutItem", "BatchWriteItem", "DeleteItem")) {
      assertFalse(policies.allows(function, write(action, session)), action);
    }
    var content = new TableRequest("UpdateItem", session, Set.of("pk", "sk", "session"));
    assertFalse(policies.allows(function, content));
  }

  @Test
  void publish_entry_cantBeWritten() {
    var entry = Set.of("T#acme#O#lead_won/1");

    assertFalse(policies.allows("PublishFunction", write("PutItem", entry)));
    assertFalse(policies.allows("PublishFunction", write("PartiQLInsert", entry)));
    assertFalse(
        policies.allows(
            "PublishFunction",
            new TableRequest("UpdateItem", entry, Set.of("pk", "sk", "packed"))));
  }

  @Test
  void attest_session_cantBeWritten() {
    for (String action : List.of("PutItem", "UpdateItem", "BatchWriteItem")) {
      assertFalse(
          policies.allows("AttestFunction", write(action, Set.of("T#acme#S#ses_1"))), action);
    }
  }

  private static TableRequest write(String action, Set<String> partitions) {
    return new TableRequest(action, partitions, Set.of("pk", "sk"));
  }

  private void assertAllowed(String function) {
    var asked = requests.taken();
    assertFalse(asked.isEmpty());
    var denied = asked.stream().filter(request -> !policies.allows(function, request)).toList();
    assertEquals(List.of(), denied, function + " is not allowed");
  }
}
