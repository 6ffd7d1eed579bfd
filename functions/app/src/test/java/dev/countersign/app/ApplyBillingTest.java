package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.intake.SampleResults;
import dev.countersign.app.operate.apply.ApplyPlan;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.operate.apply.Backdating;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.PostingPlan;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code apply} does with a tenant's targets. */
final class ApplyBillingTest {
  private static final TenantId TENANT = new TenantId("acme");
  private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
  private static final String MAIN =
      "  main: {engine: file, url: file:///main, from: 2026-01-01T00:00:00Z, customer: customer}\n";
  private static final String OTHER =
      "  other: {engine: file-csv, url: file:///csv, from: 2026-01-01T00:00:00Z, customer:"
          + " customer}\n";

  @TempDir private Path folder;

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final ApplyTenant tenants = new ApplyTenant(ledger, () -> NOW);

  @BeforeEach
  void aTenant() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}}");
    write(
        "sources/crm.yaml",
        "{id: crm, kind: attestation, profile: jwt, keys: [{secret: {ssm: /countersign/crm}}]}");
    write("terms/tickets.yaml", terms("ticket_resolved"));
    write("terms/deals.yaml", terms("deal_won"));
  }

  @Test
  void apply_targets_areStoredAndFollowed() throws IOException {
    billing(MAIN + OTHER);

    var applied = tenants.apply(content());

    assertTrue(applied.complete());
    assertTrue(applied.lines().contains("target main: file, from 2026-01-01T00:00:00Z"));
    assertEquals(Optional.of("targets:\n" + MAIN + OTHER), ledger.registry().billing(TENANT));
    assertEquals(List.of(key("main"), key("other")), ledger.followedTargets().followed());
  }

  @Test
  void plan_newTargets_areTold() throws IOException {
    tenants.apply(content());
    billing(MAIN);

    assertEquals(List.of("+ target main (file, from 2026-01-01T00:00:00Z)"), plan().diff().lines());
  }

  @Test
  void plan_changedTarget_isToldFieldByField() throws IOException {
    billing(MAIN + OTHER);
    tenants.apply(content());
    assertTrue(plan().diff().isEmpty());
    billing(MAIN.replace("customer: customer", "customer: customer, currency: EUR") + OTHER);

    assertEquals(List.of("~ target main", "    /currency: added \"EUR\""), plan().diff().lines());
    billing(MAIN + OTHER + "# why\n");
    assertEquals(
        List.of("~ billing", "    comments, blanks or order alone"), plan().diff().lines());
  }

  @Test
  void apply_targetThatIsGone_isFollowedNoMoreAndItsPostingsStay() throws IOException {
    billing(MAIN + OTHER);
    tenants.apply(content());
    posted("main");
    billing(OTHER);

    var plan = plan();
    assertEquals(List.of("- target main"), plan.diff().lines());
    assertEquals(List.of(new TargetName("main")), plan.removal().targets());
    assertEquals(
        List.of(
            "target main: nothing is sent to it any more, and nothing that it has billed is"
                + " corrected there; to send (most told is 1000): 1, waiting: 0, held: 0"),
        plan.notes());
    assertTrue(tenants.apply(content(), plan).lines().contains("target main: removed"));

    assertEquals(List.of(key("other")), ledger.followedTargets().followed());
    assertEquals(1, ledger.postings().of(key("main"), results().billable().claim()).byId().size());
  }

  @Test
  void apply_fileThatIsGone_isForgotten() throws IOException {
    billing(MAIN);
    tenants.apply(content());
    ledger.followedTargets().follow(key("of_a_run_that_was_cut_short"));
    ledger.followedTargets().follow(new TargetKey(new TenantId("b"), new TargetName("main")));
    Files.delete(folder.resolve("billing.yaml"));

    tenants.apply(content());

    assertEquals(Optional.empty(), ledger.registry().billing(TENANT));
    assertEquals(
        List.of(new TargetKey(new TenantId("b"), new TargetName("main"))),
        ledger.followedTargets().followed());
  }

  @Test
  void plan_otherEngineOfATargetThatHasBilled_isRefused() throws IOException {
    billing(MAIN);
    tenants.apply(content());
    billing(MAIN.replace("engine: file", "engine: file-csv"));
    assertTrue(plan().isAccepted());
    posted("main");
    billing(MAIN.replace("engine: file", "engine: file-csv"));

    assertRefused("target main: REFUSED, /engine: it was file and has billed there");
    assertEquals(Optional.of("targets:\n" + MAIN), ledger.registry().billing(TENANT));
  }

  @Test
  void plan_otherNameForWhatHasBilled_isRefused() throws IOException {
    billing(MAIN);
    tenants.apply(content());
    billing(MAIN.replace("main:", "new:"));
    assertTrue(plan().isAccepted());
    billing(MAIN);
    posted("main");

    billing(MAIN.replace("main:", "new:"));
    assertRefused("target new: REFUSED, /from: main has billed the same results at the same place");
    billing(MAIN.replace("main:", "new:").replace("2026-01-01", "2026-11-11"));
    assertTrue(plan().isAccepted());
  }

  @Test
  void plan_outcomeMovedToAnotherName_isRefused() throws IOException {
    String deals = MAIN.replace("main:", "deals:");
    billing(of(MAIN, "ticket_resolved") + of(deals, "deal_won"));
    tenants.apply(content());
    posted("main");

    write("terms/cases.yaml", terms("case_closed"));
    billing(of(MAIN, "case_closed") + of(deals, "deal_won, ticket_resolved"));

    assertRefused("target deals: REFUSED, /from: main has billed the same results");
    assertTrue(plan().refusals().getFirst().endsWith("leave these outcomes to it"));
  }

  @Test
  void plan_fromMovedBackIntoThePast_isRefusedOnceItHasBilled() throws IOException {
    String past = MAIN.replace("2026-01-01", "2025-12-01");
    billing(MAIN);
    tenants.apply(content());
    billing(past);
    assertTrue(plan().isAccepted());
    billing(MAIN);
    posted("main");

    billing(past);
    assertRefused("target main: REFUSED, /from: it has billed since 2026-01-01T00:00:00Z");
    assertTrue(plan().refusals().getFirst().contains("countersign deliver --since"));
  }

  @Test
  void plan_targetThatWasEnded_mayBeginAgainAtATimeAhead() throws IOException {
    billing(MAIN);
    tenants.apply(content());
    posted("main");
    billing(MAIN.replace("2026-01-01", "2099-01-01"));
    assertTrue(tenants.apply(content()).complete());

    billing(MAIN.replace("2026-01-01", "2026-11-11"));

    assertTrue(plan().isAccepted(), plan().refusals().toString());
  }

  @Test
  void plan_otherAddressOfATargetThatHasBilled_isTold() throws IOException {
    billing(MAIN);
    tenants.apply(content());
    posted("main");
    billing(MAIN.replace("file:///main", "file:///moved"));

    var plan = plan();

    assertTrue(plan.isAccepted(), plan.refusals().toString());
    assertEquals(
        List.of(
            "target main: it was at file:///main; what was billed there is corrected at the new"
                + " address"),
        plan.notes());
  }

  private void assertRefused(String with) {
    var plan = plan();
    assertEquals(1, plan.refusals().size(), plan.refusals().toString());
    assertTrue(plan.refusals().getFirst().startsWith(with), plan.refusals().toString());
    assertEquals(ApplyTenant.NOTHING_WRITTEN, tenants.apply(content(), plan).lines().getLast());
  }

  /** A result has come for this target. */
  private void posted(String name) {
    var target =
        content().targets().stream()
            .filter(each -> each.name().value().equals(name))
            .findFirst()
            .orElseThrow()
            .target();
    var line = results().billable();
    var changes =
        PostingPlan.arrived(line, ledger.postings().of(key(name), line.claim()), target, NOW);
    assertEquals(1, changes.size());
    ledger.postings().write("a run", changes);
  }

  private SampleResults.Pair results() {
    var terms =
        content().terms().stream()
            .map(TenantFolder.Document::value)
            .filter(version -> version.outcome().value().equals("ticket_resolved"))
            .findFirst()
            .orElseThrow();
    return SampleResults.of(TENANT, terms, NOW);
  }

  private static TargetKey key(String name) {
    return new TargetKey(TENANT, new TargetName(name));
  }

  private ApplyPlan plan() {
    return tenants.plan(content(), Backdating.REFUSED);
  }

  private Content content() {
    return assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder)).content();
  }

  private static String of(String target, String outcomes) {
    return target.replace("}", ", outcomes: [" + outcomes + "]}");
  }

  private static String terms(String outcome) {
    return """
    outcome: %s
    version: 1
    effective_from: 2026-01-01T00:00:00Z
    sources: [crm]
    claim_by: [record.id]
    match: {by: [session], window: P7D, wait: P3D}
    price: {each: "0.99", currency: EUR}
    bill_to: {customer: cus_1}
    """
        .formatted(outcome);
  }

  private void billing(String targets) throws IOException {
    write("billing.yaml", "targets:\n" + targets);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
