package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.testing.oracle.books.MadeBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A tenant has two outcome types, and its payer's export is of one. Of each kind of made-up result
 * there is one, and each is there once more as a policy: same session, same course.
 */
final class ReconcileTypesTest {
  private static final MadeBooks BOOKS = new MadeBooks(1, 23);
  private static final String OTHER = "policy_signed";

  /**
   * By hand, of the 23 kinds: 17 have an entry, of which one is only noted; 3 more are claimed and
   * have none. Of the 16 that are attested 2 are taken back, 1 is free and 1 parked: 12 stand.
   */
  private static final String POLICIES = "count 19, attested 16, ours [EUR 11.88]";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void make() throws IOException {
    var month = new StringBuilder();
    BOOKS.month(month);
    Files.writeString(folder.resolve("month"), month);
    Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef");
    var export = new StringBuilder();
    BOOKS.export(export);
    Files.writeString(folder.resolve("export.csv"), export);
    Files.writeString(folder.resolve("profile"), MadeBooks.PROFILE);
  }

  /** Each result of the month once more, as a policy. */
  private void addPolicies() throws IOException {
    var file = folder.resolve("month");
    var lines = Files.readAllLines(file).stream().flatMap(ReconcileTypesTest::twice).toList();
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static Stream<String> twice(String line) {
    if (line.contains("\"key\":\"S/")) {
      return Stream.of(
          line.replace("[\"ticket_resolved\"]", "[\"policy_signed\",\"ticket_resolved\"]"));
    }
    if (!line.contains("\"key\":\"E/")) {
      return Stream.of(line);
    }
    var leaf = (JsonNode.Obj) CanonicalForm.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
    var claim =
        leaf.text("claim").orElseThrow().replace("ticket_resolved/ticket/T-", OTHER + "/p/");
    var outcome = Claim.parse(claim).outcome(new TenantId("acme")).value();
    var members = new TreeMap<>(leaf.members());
    members.put("claim", new JsonNode.Str(claim));
    members.put("type", new JsonNode.Str(OTHER));
    String key = leaf.text("key").orElseThrow();
    members.put("key", new JsonNode.Str("E/" + outcome + key.substring(2 + outcome.length())));
    return Stream.of(
        line, new String(CanonicalForm.write(new JsonNode.Obj(members)), StandardCharsets.UTF_8));
  }

  /** The export with a column for the type, and two policies of it. */
  private void nameTypesInTheExport(String... more) throws IOException {
    var lines =
        Files.readAllLines(folder.resolve("export.csv")).stream()
            .map(line -> line + (line.startsWith("Ticket ID") ? ",Type" : ",ticket_resolved"));
    Files.writeString(
        folder.resolve("export.csv"),
        String.join("\n", Stream.concat(lines, Stream.of(more)).toList()) + "\n");
    Files.writeString(
        folder.resolve("profile"),
        MadeBooks.PROFILE
            .replace("set: {outcome: ticket_resolved, ", "set: {")
            .replace("columns: {", "columns: {outcome: Type, "));
  }

  private Captured reconcile(String... more) {
    return new ReconciledFolder(folder).reconcile(more);
  }

  private static List<String> cells(Captured told) {
    return ReconciledFolder.cells(told);
  }

  private static String summary(Captured told, String... path) {
    return ReconciledFolder.summary(told, path);
  }

  @Test
  void resultsOfATypeThatIsNotExported_changeNoCellAndAreCounted() throws IOException {
    var without = reconcile();
    addPolicies();
    var with = reconcile();

    assertEquals(cells(without), cells(with));
    assertEquals(summary(without, "cells"), summary(with, "cells"));
    assertEquals("", summary(without, "set_aside"));
    assertEquals(
        "[other_types [%s, types [policy_signed [%s]]]]".formatted(POLICIES, POLICIES),
        summary(with, "set_aside"));
    assertEquals(19, with.out().lines().filter(line -> line.startsWith("{\"set_aside\"")).count());
    assertTrue(
        with.err().matches("(?s).*\nother_types +19 +ours 11\\.88 EUR +policy_signed 19\n.*"),
        with.err());
    assertTrue(
        with.out()
            .contains(
                "{\"set_aside\":\"other_type\",\"type\":\"policy_signed\",\"session\":\"ses_8\"}"),
        with.out());
  }

  @Test
  void resultsOfATypeThatIsSaidToBeExported_areMissingThereAndSaidToHaveNoLine()
      throws IOException {
    addPolicies();

    var told = reconcile("--types", "ticket_resolved,policy_signed");

    assertEquals("", summary(told, "set_aside"));
    assertEquals("[policy_signed]", summary(told, "without_a_line"));
    assertTrue(
        told.err()
            .endsWith(
                "no line that counts is of policy_signed; if the export doesn't speak of it, name"
                    + " its types by --types\n"),
        told.err());
    assertTrue(
        cells(told).stream()
            .anyMatch(line -> line.contains("\"cell\":\"vanished\",\"type\":\"policy")),
        told.out());
  }

  @Test
  void types_thatAreAColumn_areAllExportedSoThatNoneIsHidden() throws IOException {
    addPolicies();
    var ofAll = reconcile("--types", "ticket_resolved,policy_signed");
    nameTypesInTheExport();

    var told = reconcile();

    assertEquals(cells(ofAll), cells(told));
    assertEquals("[policy_signed]", summary(told, "without_a_line"));
    assertEquals(
        "[other_types [%s, types [policy_signed [%s]]]]".formatted(POLICIES, POLICIES),
        summary(reconcile("--types", "ticket_resolved"), "set_aside"));
  }

  @Test
  void lines_ofATypeOfWhichTheExportDoesNotSpeak_areCountedWithTheirMoney() throws IOException {
    var before = reconcile();
    nameTypesInTheExport(
        "P-1,x,2026-11-03 10:00:00,yes,30.00,,policy_signed",
        "P-2,x,2026-11-04 10:00:00,yes,12.50,,policy_signed",
        "P-2,x,2026-11-04 10:00:00,yes,12.50,,policy_signed",
        "P-3,x,2026-10-04 10:00:00,yes,12.50,,policy_signed");

    var told = reconcile("--types", "ticket_resolved");

    assertEquals(cells(before), cells(told));
    assertEquals(
        "[other_types [count 2, theirs [EUR 42.50], types [policy_signed [count 2, theirs [EUR"
            + " 42.50]]]]]",
        summary(told, "set_aside"));
    assertEquals(
        "[read 22, in_cells 11, cannot_settle 5, other_months 2, other_types 3, do_not_count 1]",
        summary(told, "lines"));
    assertEquals("", summary(told, "without_a_line"));
    assertNotEquals(cells(before), cells(reconcile()));
  }

  @Test
  void blinded_exportOfOneType_setsTheSameAside() throws IOException {
    addPolicies();
    String key = folder.resolve("key").toString();

    var open = reconcile("--key", key);
    var blinded = new ReconciledFolder(folder).reconcileBlinded();

    assertEquals(ReconciledFolder.withoutClaims(open), ReconciledFolder.withoutClaims(blinded));
    assertNotEquals("", summary(blinded, "set_aside"));
    var ofAll = reconcile("--key", key, "--types", "ticket_resolved,policy_signed");
    var over =
        new ReconciledFolder(folder)
            .tried("blinded", "--key", key, "--types", "ticket_resolved,policy_signed");
    assertEquals(ReconciledFolder.withoutClaims(ofAll), ReconciledFolder.withoutClaims(over));
  }

  @Test
  void blinded_exportOfMoreTypesThanItSpeaksOf_setsTheSameAside() throws IOException {
    addPolicies();
    nameTypesInTheExport("P-1,x,2026-11-03 10:00:00,yes,30.00,,policy_signed");
    String[] types = {"--types", "ticket_resolved"};

    var open = reconcile("--types", "ticket_resolved", "--key", folder.resolve("key").toString());
    var blinded = new ReconciledFolder(folder).reconcileBlinded(types);

    assertEquals(ReconciledFolder.withoutClaims(open), ReconciledFolder.withoutClaims(blinded));
    assertTrue(summary(blinded, "set_aside").contains("theirs [EUR 30.00]"), blinded.out());
  }

  @ParameterizedTest
  @CsvSource({
    "Policy, '--types: no outcome type: Policy'",
    "policy_signed, 'ticket_resolved is set and not among them'",
  })
  void types_thatCanNotBe_areRefused(String types, String why) {
    var told =
        new ReconciledFolder(folder)
            .tried(
                "export.csv", "--profile", folder.resolve("profile").toString(), "--types", types);

    assertEquals(1, told.status());
    assertTrue(told.err().contains(why), told.err());
    assertFalse(told.out().contains("summary"), told.out());
  }
}
