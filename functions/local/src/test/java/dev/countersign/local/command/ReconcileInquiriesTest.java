package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.testing.oracle.books.MadeBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for was not attested: neither while it is open, nor when silence billed it. */
final class ReconcileInquiriesTest {
  private static final MadeBooks BOOKS = new MadeBooks(1, 60);
  private static final String OPEN =
      """
      {"brought_by":"time","claim":"ticket_resolved/!/%1$s","entry":"%2$s",\
      "key":"E/%3$s/000001/%4$s","reason":"inquiry","recorded_at":"2026-11-08T09:00:00Z",\
      "session":"%1$s","status":"Parked","type":"ticket_resolved"}\
      """;
  private static final String OWED =
      """
      {"brought_by":"time","claim":"ticket_resolved/!/%1$s","entry":"%2$s",\
      "is":{"billed":99,"currency":"EUR","since":"2026-11"},\
      "key":"E/%3$s/000002/%4$s","reason":"unanswered",\
      "recorded_at":"2026-11-28T09:00:00Z",\
      "results":[{"amount":"0.99","currency":"EUR","id":"res_00000000000000000000000000000000","kind":"billable",\
      "period":"2026-11","quantity":1,"recorded_period":"2026-11","sha256":"%2$s"}],\
      "session":"%1$s","status":"Billable","type":"ticket_resolved"}\
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void inquiries_changeNoCell() throws IOException {
    var month = new StringBuilder();
    BOOKS.month(month);
    var lines = month.toString().lines().toList();
    try (var out = Files.newBufferedWriter(folder.resolve("export.csv"))) {
      BOOKS.export(out);
    }
    Files.writeString(folder.resolve("profile"), MadeBooks.PROFILE);

    var without = reconcile(lines);
    var with = reconcile(lines.stream().flatMap(ReconcileInquiriesTest::asked).toList());

    assertTrue(without.contains("\"cell\":\"unanswered\""), without);
    assertTrue(without.contains("\"cell\":\"unheard\""), without);
    assertEquals(without, with);
  }

  /** Each claim of a session is asked for, and billed by silence. */
  private static Stream<String> asked(String line) {
    if (!line.contains("\"claimed\"")) {
      return Stream.of(line);
    }
    var leaf = (JsonNode.Obj) CanonicalForm.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
    var session = leaf.text("session").orElseThrow();
    return Stream.of(entry(OPEN, session, "open"), entry(OWED, session, "owed"), line);
  }

  private static String entry(String form, String session, String what) {
    var type = new OutcomeType(MadeBooks.TYPE);
    var outcome = Claim.ofInquiry(type, new SessionId(session)).outcome(new TenantId("acme"));
    var hash = Digest.of(what, session);
    return form.formatted(session, hash.hex(), outcome, hash.prefix(16));
  }

  private String reconcile(List<String> month) throws IOException {
    Files.writeString(folder.resolve("month"), String.join("\n", month) + "\n");
    return new ReconciledFolder(folder).reconcile().out();
  }
}
