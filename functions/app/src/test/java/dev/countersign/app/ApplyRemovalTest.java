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
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.KeyUses.KeyUse;
import dev.countersign.ledger.Registry.Version;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder has no more is taken away, unless something is governed by it. */
final class ApplyRemovalTest {
  private static final OutcomeType TYPE = new OutcomeType("ticket_resolved");

  @TempDir private Path folder;

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final World world = World.over(ledger);
  private final ApplyTenant tenants = new ApplyTenant(ledger, () -> world.now);

  /** World's own settings as a folder; crm alone has World's key. */
  @BeforeEach
  void worldsFolder() throws IOException {
    store("agents", "session", "keys: []");
    store("desk", "attestation", key("desk"));
    store("office", "resolution", key("office"));
    var stored = ledger.registry().applied(World.TENANT);
    write("tenant.yaml", stored.tenant().orElseThrow());
    for (var source : stored.sources().entrySet()) {
      write("sources/" + source.getKey() + ".yaml", source.getValue());
    }
    for (Version version : stored.terms()) {
      write("terms/" + version.ref() + ".yaml", version.text());
    }
  }

  @Test
  void apply_keysByAddressThatTheSourceNamesNoMore_areNotFetchedAnyMore() throws IOException {
    var jwt =
        "id: idp\nkind: attestation\nprofile: jwt\nsettings: {issuer: i, audience: a}\nkeys: ";
    write("sources/idp.yaml", jwt + "[{jwks: https://issuer.example/keys}]\n");
    tenants.apply(content());
    assertEquals(1, ledger.keySets().all().size());

    write("sources/idp.yaml", jwt + "[]\n");
    tenants.apply(content());

    assertEquals(List.of(), ledger.keySets().all());
  }

  @Test
  void apply_sourceThatTheFolderHasNoMore_answersAsAnUnknownOneAMinuteLater() throws IOException {
    recorded();
    String body = said("attested", TYPE.value(), "1", named("ses_1"));
    assertEquals(200, world.attest("crm", "m1", body).status());
    withoutCrm();

    var applied = tenants.apply(content());

    assertTrue(applied.complete());
    assertTrue(
        applied.lines().contains("source acme.crm: removed; it answers as an unknown one"),
        applied.lines().toString());
    world.nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    var answer = world.attest("crm", "m2", body);
    var unknown = world.attest("nobody", "m2", body);
    assertEquals(401, answer.status());
    assertEquals(unknown.status(), answer.status());
    assertEquals(unknown.text(), answer.text());
    assertEquals(unknown.headers(), answer.headers());
  }

  @Test
  void apply_sourceThatTheFolderHasNoMore_freesItsKeys() throws IOException {
    tenants.apply(content());
    withoutCrm();
    tenants.apply(content());

    assertEquals(
        List.of("agents", "desk", "office"),
        ledger.keyUses().all().stream().map(KeyUse::source).map(SourceId::value).toList());
  }

  @Test
  void plan_folderAsItIsStored_changesNothing() throws IOException {
    tenants.apply(content());

    var plan = plan();

    assertEquals(List.of(), plan.diff().lines());
    assertFalse(plan.changesSomething());
  }

  @Test
  void plan_whatDiffers_isAddedChangedFieldByFieldOrRemoved() throws IOException {
    String desk = Files.readString(folder.resolve("sources/desk.yaml"));
    write("sources/desk.yaml", desk.replace("keys:", "rate_per_minute: 60, keys:"));
    write("sources/office.yaml", "# a comment\n" + Files.readString(file("sources/office.yaml")));
    write("sources/portal.yaml", desk.replace("id: desk", "id: portal"));
    Files.delete(file("sources/agents.yaml"));
    Files.delete(file("terms/lead_won@1.yaml"));

    assertEquals(
        List.of(
            "~ source desk",
            "    /rate_per_minute: added 60",
            "~ source office",
            "    comments, blanks or order alone",
            "+ source portal (attestation, standard-webhooks)",
            "- source agents",
            "- terms lead_won@1"),
        plan().diff().lines());
  }

  @Test
  void plan_secretsThatDiffer_areNotTold() throws IOException {
    String desk = Files.readString(file("sources/desk.yaml"));
    write("sources/desk.yaml", desk.replace(key("desk"), key("other")));
    write(
        "sources/office.yaml",
        Files.readString(file("sources/office.yaml"))
            .replace("]}", ", {secret: {inline: whsec_bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3}}]}"));
    write(
        "tenant.yaml",
        "{id: acme, name: Acme & Co, pseudonym_key: {ssm: /countersign/acme/other}}");

    assertEquals(
        List.of(
            "~ tenant acme",
            "    /name: \"Acme\" -> \"Acme & Co\"",
            "    /pseudonym_key/inline: removed, was a secret",
            "    /pseudonym_key/ssm: added \"/countersign/acme/other\"",
            "~ source desk",
            "    /keys/0/secret/inline: another secret",
            "~ source office",
            "    /keys/1/secret/inline: added a secret"),
        plan().diff().lines());
  }

  @Test
  void apply_versionThatNothingIsGovernedBy_isRemoved() throws IOException {
    Files.delete(file("terms/lead_won@1.yaml"));

    assertTrue(tenants.apply(content()).complete());

    assertEquals(List.of(), ledger.registry().terms(World.TENANT, new OutcomeType("lead_won")));
    assertEquals(1, ledger.registry().terms(World.TENANT, TYPE).size());
  }

  @Test
  void apply_versionAheadOfOneThatGoverns_isRemoved() throws IOException {
    attested();
    String ahead = text(2, "2027-01-01T00:00:00Z");
    write("terms/v2.yaml", ahead);
    assertTrue(tenants.apply(content()).complete());
    Files.delete(file("terms/v2.yaml"));

    var plan = plan();
    assertTrue(plan.isAccepted(), plan.refusals().toString());
    assertEquals(1, Objects.requireNonNull(plan.after().get(TYPE)).versions().size());
    assertTrue(tenants.apply(content(), plan).complete());

    assertEquals(1, ledger.registry().terms(World.TENANT, TYPE).size());
  }

  @Test
  void apply_versionThatASessionStartedUnder_isRefusedAndNothingIsWritten() throws IOException {
    recorded();
    Files.delete(file("terms/lead_won@1.yaml"));
    Files.delete(file("sources/office.yaml"));

    var applied = tenants.apply(content());

    assertEquals(
        List.of(
            "terms lead_won@1: REFUSED, the folder has it no more, but 1 session(s) started while"
                + " it was in force, and 0 outcome(s) were read by it; put its file back",
            "nothing was written"),
        applied.lines());
    assertEquals(1, ledger.registry().terms(World.TENANT, new OutcomeType("lead_won")).size());
    assertTrue(ledger.registry().source(World.TENANT, new SourceId("office")).isPresent());
  }

  @Test
  void plan_versionThatEndedWhenTheSessionStarted_canGo() throws IOException {
    stored(TYPE, "2026-11-02T11:00:00Z");
    recorded();
    Files.delete(file("terms/" + TYPE + "@1.yaml"));

    assertEquals(List.of(), plan().refusals());
  }

  @Test
  void plan_versionThatAnotherTypesFollowed_isInForceAllTheSame() throws IOException {
    stored(new OutcomeType("lead_won"), "2026-11-02T10:00:00Z");
    recorded();
    Files.delete(file("terms/" + TYPE + "@1.yaml"));

    assertEquals(1, plan().refusals().size());
  }

  /** The session was corrected since, and started under the next version. */
  @Test
  void plan_versionThatAnEarlierEntryNames_isRefused() throws IOException {
    stored(TYPE, "2026-11-02T11:30:00Z");
    attested();
    world.now = world.now.plusSeconds(60);
    recorded("s2", session("ses_1").replace("T11:00", "T11:45"));
    Files.delete(file("terms/" + TYPE + "@1.yaml"));

    assertEquals(
        List.of(
            "terms ticket_resolved@1: REFUSED, the folder has it no more, but 0 session(s) started"
                + " while it was in force, and 1 outcome(s) were read by it; put its file back"),
        plan().refusals());
  }

  @Test
  void apply_lastVersionOfATypeThatHasAnOutcome_isRefused() throws IOException {
    world.attest("crm", "m1", said("attested", TYPE.value(), "1", named("ses_1")));
    Files.delete(file("terms/" + TYPE + "@1.yaml"));

    assertTrue(
        plan()
            .refusals()
            .getFirst()
            .contains("0 session(s) started while it was in force, and 1 outcome(s)"),
        plan().refusals().toString());
  }

  @Test
  void plan_versionThatCannotBeRead_isRefused() throws IOException {
    ledger.registry().putTerms(World.TENANT, new OutcomeType("gone"), 1, "{outcome: gone}");

    assertTrue(
        plan().refusals().getFirst().startsWith("terms gone@1: REFUSED, "),
        plan().refusals().toString());
  }

  /** By a function that knew the version for a minute more. */
  @Test
  void lookAgain_versionThatSomethingCameInUnder_isPutBack() throws IOException {
    Files.delete(file("terms/" + TYPE + "@1.yaml"));
    var content = content();
    var plan = plan();
    tenants.apply(content, plan);
    assertEquals(List.of(), tenants.lookAgain(content, plan));

    recorded();
    var back = tenants.lookAgain(content, plan);

    assertEquals(1, back.size());
    assertTrue(back.getFirst().startsWith("terms ticket_resolved@1: is there again"));
    assertEquals(1, ledger.registry().terms(World.TENANT, TYPE).size());
  }

  @Test
  void lookAgain_twoVersionsAreGone_putsBackTheOneThatWasInForce() throws IOException {
    stored(TYPE, "2026-11-02T10:00:00Z");
    Files.delete(file("terms/" + TYPE + "@1.yaml"));
    Files.delete(file("terms/" + TYPE + "@2.yaml"));
    var content = content();
    var plan = plan();
    tenants.apply(content, plan);

    recorded();

    assertEquals(
        List.of(
            "terms ticket_resolved@2: is there again, since something came in that it governs; put"
                + " its file back"),
        tenants.lookAgain(content, plan));
  }

  private static String key(String of) {
    var bytes = (of + "-0123456789abcdef0123456789abcdef").getBytes(StandardCharsets.UTF_8);
    return "keys: [{secret: {inline: whsec_%s}}]"
        .formatted(Base64.getEncoder().encodeToString(bytes));
  }

  private void store(String source, String kind, String more) {
    ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId(source),
            "{id: %s, kind: %s, profile: standard-webhooks, %s}".formatted(source, kind, more));
  }

  /** Agents has World's key for as long as it records this session. */
  private void recorded() {
    recorded("s1", session("ses_1"));
  }

  private void recorded(String message, String session) {
    var agents = new SourceId("agents");
    String before = ledger.registry().source(World.TENANT, agents).orElseThrow();
    store("agents", "session", "keys: [{secret: {inline: " + World.KEY + "}}]");
    assertEquals(2, world.record(message, session).status() / 100);
    ledger.registry().putSource(World.TENANT, agents, before);
  }

  private void withoutCrm() throws IOException {
    Files.delete(file("sources/crm.yaml"));
    for (Version version : ledger.registry().applied(World.TENANT).terms()) {
      // What was decided by a version with crm keeps it: the folder's terms can't change.
      Files.deleteIfExists(file("terms/" + version.ref() + ".yaml"));
      ledger.registry().removeTerms(World.TENANT, version.ref());
    }
  }

  private void attested() {
    recorded();
    world.attest("crm", "m1", said("attested", TYPE.value(), "1", named("ses_1")));
  }

  /** Has a second version, in the folder and where it was applied to. */
  private void stored(OutcomeType type, String from) throws IOException {
    String second = text(type, 2, from);
    ledger.registry().putTerms(World.TENANT, type, 2, second);
    write("terms/" + type + "@2.yaml", second);
  }

  private String text(int version, String from) throws IOException {
    return text(TYPE, version, from);
  }

  private String text(OutcomeType type, int version, String from) throws IOException {
    return Files.readString(file("terms/" + type + "@1.yaml"))
        .replace("version: 1", "version: " + version)
        .replaceAll("effective_from: .*", "effective_from: " + from);
  }

  private ApplyPlan plan() {
    return tenants.plan(content(), Backdating.REFUSED);
  }

  private Content content() {
    return assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder)).content();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
