package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyPlan;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.operate.apply.Backdating;
import dev.countersign.app.operate.apply.DecideAnew;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is held against what is stored, and terms of the past are decided anew. */
final class ApplyTenantTest {
  private static final String TICKET = "ticket_resolved";
  private static final OutcomeType TYPE = new OutcomeType(TICKET);
  private static final String V1 = terms(1, "2026-01-01T00:00:00Z", "0.99", "");
  private static final String PAST = terms(2, "2026-11-02T00:00:00Z", "1.20", "");

  @TempDir private Path folder;

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final World world = World.over(ledger);
  private final ApplyTenant tenants = new ApplyTenant(ledger, () -> world.now);

  @BeforeEach
  void aTenant() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}}");
    for (String source : List.of("crm", "desk")) {
      write(
          "sources/" + source + ".yaml",
          "{id: %s, kind: attestation, profile: jwt, keys: [{secret: {ssm: /%s}}]}"
              .formatted(source, source));
    }
    write("terms/v1.yaml", V1);
    ledger.registry().applied(World.TENANT).terms().stream()
        .filter(version -> !version.ref().outcome().equals(TYPE))
        .forEach(version -> ledger.registry().removeTerms(World.TENANT, version.ref()));
  }

  @Test
  void apply_whatIsThere_changesNothing() {
    assertTrue(tenants.apply(content()).complete());
    assertEquals(1, ledger.registry().terms(World.TENANT, TYPE).size());
  }

  @Test
  void apply_versionAhead_isAdded() throws IOException {
    write("terms/v2.yaml", terms(2, "2026-12-01T00:00:00Z", "1.20", ""));

    assertTrue(tenants.apply(content()).complete());
    assertEquals(2, ledger.registry().terms(World.TENANT, TYPE).size());
  }

  @Test
  void apply_storedVersionWithAnotherText_isRefusedAndNothingIsWritten() throws IOException {
    write("terms/v1.yaml", V1 + "meter: tickets\n");
    write("terms/v2.yaml", terms(2, "2026-12-01T00:00:00Z", "1.20", ""));

    var applied = tenants.apply(content());

    assertFalse(applied.complete());
    assertEquals(
        List.of(
            "terms ticket_resolved@1: REFUSED, this version is there with another text; terms in"
                + " force are never changed: give the new text a new version",
            "nothing was written"),
        applied.lines());
    assertEquals(1, ledger.registry().terms(World.TENANT, TYPE).size());
  }

  @Test
  void plan_otherClaimThanTheStoredVersion_namesFieldAndBothVersions() throws IOException {
    Files.delete(folder.resolve("terms/v1.yaml"));
    write(
        "terms/v2.yaml",
        terms(2, "2026-12-01T00:00:00Z", "1.20", "").replace("[record.id]", "[record.type]"));

    assertEquals(
        List.of(
            "terms ticket_resolved@2: REFUSED, /claim_by: [record.type], but ticket_resolved@1,"
                + " which is stored, has [record.id]; a fact keeps its claim when terms change: use"
                + " a new outcome type"),
        plan(Backdating.ACCEPTED).refusals());
  }

  @Test
  void plan_sameInstantAsAStoredVersion_isRefused() throws IOException {
    Files.delete(folder.resolve("terms/v1.yaml"));
    write("terms/v2.yaml", terms(2, "2026-01-01T00:00:00Z", "1.20", ""));

    assertEquals(
        List.of(
            "terms ticket_resolved@2: REFUSED, /effective_from: ticket_resolved@1, which is stored,"
                + " is in force from the same instant; name another"),
        plan(Backdating.ACCEPTED).refusals());
  }

  @Test
  void plan_storedVersionThatCannotBeRead_isRefused() {
    ledger.registry().putTerms(World.TENANT, TYPE, 7, "{outcome: ticket_resolved}");

    assertTrue(
        plan(Backdating.REFUSED)
            .refusals()
            .getFirst()
            .startsWith("terms ticket_resolved: REFUSED, a stored version can't be read any more"));
  }

  @Test
  void plan_versionOfThePast_isRefusedUnlessItIsAsked() throws IOException {
    write("terms/v2.yaml", PAST);

    assertEquals(
        List.of(
            "terms ticket_resolved@2: REFUSED, /effective_from: 2026-11-02T00:00:00Z is past, and"
                + " ticket_resolved has terms already; name a time ahead, or decide anew what came"
                + " since then with --retroactive"),
        plan(Backdating.REFUSED).refusals());
    var accepted = plan(Backdating.ACCEPTED);
    assertTrue(accepted.isAccepted());
    assertEquals(Map.of(TYPE, Instant.parse("2026-11-02T00:00:00Z")), accepted.since());
    assertEquals(List.of(1), versions(accepted.before()));
    assertEquals(List.of(1, 2), versions(accepted.after()));
  }

  @Test
  void plan_firstVersionOfThePast_isAccepted() throws IOException {
    write("terms/v1.yaml", V1.replace(TICKET, "deal_won"));

    var plan = plan(Backdating.REFUSED);

    assertTrue(plan.isAccepted());
    assertEquals(Map.of(), plan.since());
    assertEquals(List.of(), plan.notes());
  }

  @Test
  void plan_firstVersionAhead_isNoted() throws IOException {
    write(
        "terms/v1.yaml", terms(1, "2027-01-01T00:00:00Z", "0.99", "").replace(TICKET, "deal_won"));

    assertEquals(
        List.of(
            "terms deal_won@1: not in force before 2027-01-01T00:00:00Z: no session that starts"
                + " earlier is billed (no_terms)"),
        plan(Backdating.REFUSED).notes());
  }

  @Test
  void plan_ruleThatFailsOnSomeOutcomes_isNotedAndOnAllRefused() throws IOException {
    attested("1", "\"good\"");
    attested("2", "5");
    String rule = "free_when: [{reason: low, if: 'attestation.facts.csat <= 3'}]\n";
    write("terms/v2.yaml", terms(2, "2026-12-01T00:00:00Z", "1.20", rule));

    var some = plan(Backdating.REFUSED);
    assertTrue(some.isAccepted());
    assertEquals(
        List.of(
            "terms ticket_resolved@2: rule low fails on 1 of 2 stored outcomes; each would wait for"
                + " a person (rule_failed)"),
        some.notes());

    write(
        "terms/v2.yaml",
        terms(2, "2026-12-01T00:00:00Z", "1.20", rule.replace("csat <= 3", "csat & \"x\"")));
    assertEquals(
        List.of(
            "terms ticket_resolved@2: REFUSED, rule low fails on each of the 2 stored outcomes that"
                + " it was tried on: mend its if"),
        plan(Backdating.REFUSED).refusals());
  }

  @Test
  void since_termsOfThePast_areDecidedAnewBySettle() throws IOException {
    attested("1", "5");
    world.settle();
    assertEquals("0.99 EUR", world.state(TICKET, "1").get("billed"));
    write("terms/v2.yaml", PAST);
    var content = content();
    var plan = tenants.plan(content, Backdating.ACCEPTED);
    assertTrue(tenants.apply(content, plan).complete());
    world.now = world.now.plus(Duration.ofMinutes(2));
    world.nanos.addAndGet(Duration.ofMinutes(2).toNanos());

    var marked = new DecideAnew(ledger).since(World.TENANT, plan.since(), world.now);
    world.settle();

    assertEquals(new DecideAnew.Marked(1, 0), marked);
    assertEquals("1.20 EUR", world.state(TICKET, "1").get("billed"));
    assertEquals(3, world.bus.size());
    assertEquals(2, world.history(TICKET, "1").size());
    assertEquals(
        plan.since(), tenants.plan(content, Backdating.ACCEPTED).since(), "it is repeatable");
  }

  @Test
  void since_outcomesOfBeforeOrOfAnotherType_areLeft() {
    attested("1", "5");
    world.settle();

    var later = Map.of(TYPE, World.NOON.plusSeconds(1));
    var other = Map.of(new OutcomeType("policy_signed"), Instant.EPOCH);

    assertEquals(
        new DecideAnew.Marked(0, 0), new DecideAnew(ledger).since(World.TENANT, later, world.now));
    assertEquals(
        new DecideAnew.Marked(0, 0), new DecideAnew(ledger).since(World.TENANT, other, world.now));
  }

  @Test
  void since_outcomeWithUnpublishedResults_isPassedOver() {
    attested("1", "5");

    var marked = new DecideAnew(ledger).since(World.TENANT, Map.of(TYPE, Instant.EPOCH), world.now);

    assertEquals(new DecideAnew.Marked(0, 1), marked);
  }

  private void attested(String record, String csat) {
    world.record("s" + record, session("ses_" + record));
    String body = said("attested", TICKET, record, named("ses_" + record));
    world.attest(
        "crm",
        "m" + record,
        body.replace("\"reason\"", "\"facts\":{\"csat\":" + csat + "},\"reason\""));
  }

  private static List<Integer> versions(Map<OutcomeType, TermsBook> books) {
    return books.values().stream()
        .flatMap(book -> book.versions().stream())
        .map(Terms::version)
        .toList();
  }

  private ApplyPlan plan(Backdating backdating) {
    return tenants.plan(content(), backdating);
  }

  private Content content() {
    return assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder)).content();
  }

  /** The text of World's terms, in this version. */
  private static String terms(int version, String from, String price, String more) {
    return """
    outcome: ticket_resolved
    version: %d
    effective_from: %s
    sources: [crm, desk]
    claim_by: [record.id]
    match: {by: [session, record, subject], window: P7D, wait: P3D}
    price: {each: "%s", currency: EUR}
    """
            .formatted(version, from, price)
        + more;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
