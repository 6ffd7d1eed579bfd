package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.TemplatePolicies.TableRequest;
import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.template.TemplateYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** template.yaml allows deliver what it asks the table for, and next to nothing else. */
final class DeliverPermissionsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String BILLING =
      """
      targets:
        hook:
          engine: standard-webhook
          url: https://billing.example/results
          from: 2026-01-01T00:00:00Z
          customer: customer
          secrets: {key: {inline: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}}
      """;

  private final TemplatePolicies policies = new TemplatePolicies();
  private final TableRequests requests = new TableRequests();
  private final DynamoLedger ledger =
      new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table());
  private Instant now = Instant.parse("2026-11-16T12:00:00Z");
  private Exchange answer = new Exchange.NotSent("no_connection");
  private final DeliverResults deliver =
      new DeliverAssembly(
              ledger,
              new DeliverEdges(
                  () -> now, System::nanoTime, new InlineSecrets(), (request, longest) -> answer))
          .deliverResults();

  @BeforeEach
  void bill() {
    ledger.registry().putBilling(ACME, BILLING);
    ledger.followedTargets().follow(new TargetKey(ACME, new TargetName("hook")));
    requests.taken();
  }

  /** An engine that is away for an hour, then a billable and its reversal that it takes. */
  @Test
  void deliver_allItAsksFor_isAllowed() throws IOException {
    take("result-event-eur-billed");
    for (int minute = 0; minute < 60; minute++) {
      now = now.plus(Duration.ofMinutes(1));
      var _ = deliver.sendAll(now.plusSeconds(50));
    }
    answer = new Exchange.Answered(RawAnswer.of(204, Map.of(), bytes("")));
    now = now.plus(Duration.ofHours(1));
    var _ = deliver.sendAll(now.plusSeconds(50));
    take("reversal-eur-taken-back");
    now = now.plus(Duration.ofMinutes(1));
    var _ = deliver.sendAll(now.plusSeconds(50));

    var asked = requests.taken();
    var denied =
        asked.stream().filter(request -> !policies.allows("DeliverFunction", request)).toList();
    assertEquals(List.of(), denied);
    var actions = new TreeSet<String>();
    asked.forEach(request -> actions.add(request.action()));
    assertTrue(
        actions.containsAll(Set.of("GetItem", "Query", "PutItem", "UpdateItem")),
        actions.toString());
  }

  @Test
  void deliver_resultOfATenantWithoutTargets_isAllowed() throws IOException {
    ledger.registry().removeBilling(ACME);
    requests.taken();
    take("result-event-eur-billed");

    var asked = requests.taken();
    assertFalse(asked.isEmpty());
    asked.forEach(request -> assertTrue(policies.allows("DeliverFunction", request)));
  }

  /** Entries, sessions, what a tenant sets up, and what reconcile remembers. */
  @ParameterizedTest
  @ValueSource(
      strings = {"T#acme", "T#acme#O#lead_won/1", "T#acme#S#ses_1", "KEYS", "LEASES", "D#1"})
  void deliver_whatIsNotOfPostings_cantBeWritten(String partition) {
    for (String function : List.of("DeliverFunction", "ReconcileFunction")) {
      for (String action : List.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem")) {
        var write = new TableRequest(action, Set.of(partition), Set.of("pk", "sk"));
        assertFalse(policies.allows(function, write), function + " " + write);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeliverFunction", "ReconcileFunction"})
  void posting_ofAnyTarget_cantBeDeleted(String function) {
    for (String action : List.of("DeleteItem", "BatchWriteItem", "PartiQLUpdate")) {
      var write = new TableRequest(action, Set.of("T#acme#B#hook#lead_won/1"), Set.of("pk", "sk"));
      assertFalse(policies.allows(function, write), write.toString());
    }
  }

  @Test
  void deliver_entries_cantBeRead() {
    for (String action : List.of("Query", "BatchGetItem", "Scan")) {
      var read = new TableRequest(action, Set.of("T#acme#O#lead_won/1"), Set.of("pk", "sk"));
      assertFalse(policies.allows("DeliverFunction", read), read.toString());
    }
  }

  /** Takes the event of a golden file, and sends what is due. */
  private void take(String golden) throws IOException {
    String event = Files.readString(TemplateYaml.file("events/golden/" + golden + ".json"));
    var delivered = deliver.deliver(List.of(new BusMessage("m", bytes(event))), now.plusSeconds(9));
    assertEquals(List.of(), delivered.taken().failed());
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
