package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.TemplatePolicies.TableRequest;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.domain.SourceId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** template.yaml allows what sealing and accepting months ask the table for, and not more. */
final class SealPermissionsTest {
  private static final String SEAL = "SealFunction";
  private static final String TENANT_FORM =
      "{id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef},"
          + " month: {silence: accepted, acceptance: payer}}";

  @TempDir private Path folder;

  private final TemplatePolicies policies = new TemplatePolicies();
  private final TableRequests requests = new TableRequests();
  private final DynamoLedger ledger =
      new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table());
  private final World world = World.over(ledger);

  /** A tenant from before the index: its opening is read by a scan; and silence at the end. */
  @Test
  void seal_allItAsksFor_isAllowed() {
    var _ = ledger.monthIndex().begin(TENANT, IndexedMonth.first(World.NOON, ZoneOffset.UTC, 0));
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.stream();
    ledger.registry().putTenant(TENANT, TENANT_FORM);
    requests.taken();

    var ports = ports();
    var due = new SealDue(ports, new SealMonth(ports, SealWorld.SETTLING));
    for (String at :
        List.of("2027-01-04T00:00:00Z", "2027-01-04T01:00:00Z", "2027-03-01T00:00:00Z")) {
      var now = Instant.parse(at);
      world.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
      var _ = due.seal(TENANT, now);
      var _ = due.noteSilence(TENANT, now);
      var _ = due.overdue(TENANT, now, now);
    }
    var _ = ledger.monthIndex().tenants();

    var actions = assertAllowed(SEAL);
    assertTrue(actions.containsAll(Set.of("Scan", "UpdateItem", "PutItem")), actions.toString());
  }

  @Test
  void attest_acceptance_isAllowed() {
    var key = PayersKey.generate();
    ledger.registry().putTenant(TENANT, TENANT_FORM);
    ledger
        .registry()
        .putSource(
            TENANT,
            new SourceId("payer"),
            "{id: payer, kind: acceptance, profile: standard-webhooks-v1a, keys: [{secret: {inline: "
                + key.open()
                + "}}]}");
    requests.taken();

    String path = "/v1/sources/acme.payer/acceptances";
    var now = SealedFebruary.CLOSED.plusSeconds(60);
    String body =
        "{\"month\":\"%s\",\"root\":\"%s\",\"answer\":\"accepted\"}"
            .formatted(SealedFebruary.MONTH, SealedFebruary.ROOT.base64());
    var sources =
        new RegisteredSources(
            ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime, Optional::empty);
    var answer =
        new Assembly(
                ledger,
                new RegisteredContracts(ledger.registry(), System::nanoTime),
                sources::pseudonyms,
                World.SIGNER::receipt,
                RetryPause.withJitter(),
                ItemLanes.ONE_BY_ONE,
                System::nanoTime,
                new SealedFebruary())
            .route(sources, line -> {})
            .handle(path, key.signed(path, "a1", body, now));

    assertEquals(200, answer.status(), answer.text());
    assertAllowed("AttestFunction");
  }

  @Test
  void months_areClosedBySealAlone() {
    var close = new TableRequest("UpdateItem", Set.of("T#acme#M"), Set.of("pk", "sk", "closedAt"));
    assertTrue(policies.allows(SEAL, close));
    for (String function : List.of("AttestFunction", "PublishFunction", "SettleFunction")) {
      assertFalse(policies.allows(function, close), function);
    }
  }

  @Test
  void seal_entriesSessionsAndWhatATenantSetsUp_cantBeWritten() {
    for (String partition : List.of("T#acme#O#lead_won/1", "T#acme#S#ses_1", "T#acme", "KEYS")) {
      for (String action :
          List.of("PutItem", "UpdateItem", "BatchWriteItem", "DeleteItem", "PartiQLInsert")) {
        var request = new TableRequest(action, Set.of(partition), Set.of("pk", "sk"));
        assertFalse(policies.allows(SEAL, request), request.toString());
      }
    }
    var leaf = new TableRequest("DeleteItem", Set.of("T#acme#M#2026-11#E0"), Set.of("pk", "sk"));
    assertFalse(policies.allows(SEAL, leaf));
  }

  private SealPorts ports() {
    return new SealPorts(
        ledger.monthIndex(),
        ledger.outcomes(),
        ledger.registry(),
        ledger.entryScan(),
        new KnownMonths(ledger.monthIndex(), ledger.registry(), world.nanos::get),
        new RegisteredContracts(ledger.registry(), world.nanos::get),
        new FolderFiles(folder.resolve("months")),
        () -> World.SIGNER,
        new BuiltInProfiles()::text,
        folder);
  }

  /** The actions that were asked for, all of which are allowed. */
  private Set<String> assertAllowed(String function) {
    var asked = requests.taken();
    var denied = asked.stream().filter(request -> !policies.allows(function, request)).toList();
    assertEquals(List.of(), denied, function + " is not allowed");
    return asked.stream().map(TableRequest::action).collect(Collectors.toSet());
  }
}
