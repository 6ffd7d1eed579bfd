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

/**
 * What is asked for was not attested: neither while it is open, nor when silence billed it. It is
 * told beside the cells. Of each kind of made-up result there is one; 16 claim it, one in a form
 * that is corrected.
 */
final class ReconcileInquiriesTest {
  private static final MadeBooks BOOKS = new MadeBooks(1, 23);
  private static final String OPEN =
      """
      {"brought_by":"time","claim":"ticket_resolved/!/%1$s","entry":"%2$s",\
      "inquiry":{"id":"inq_00000000000000000000000000000000","kind":"untracked","opened":true,\
      "state":"open"},\
      "key":"E/%3$s/000001/%4$s","reason":"inquiry","recorded_at":"2026-11-08T09:00:00Z",\
      "session":"%1$s","status":"Parked","type":"ticket_resolved"}\
      """;
  private static final String OWED =
      """
      {"brought_by":"time","claim":"ticket_resolved/!/%1$s","entry":"%2$s",\
      "inquiry":{"by":"silence","id":"inq_00000000000000000000000000000000","kind":"untracked",\
      "state":"owed"},\
      "is":{"billed":99,"currency":"EUR","since":"2026-11"},\
      "key":"E/%3$s/000002/%4$s","reason":"unanswered",\
      "recorded_at":"2026-11-28T09:00:00Z",\
      "results":[{"amount":"0.99","currency":"EUR","id":"res_00000000000000000000000000000000","kind":"billable",\
      "period":"2026-11","quantity":1,"recorded_period":"2026-11","sha256":"%2$s"}],\
      "session":"%1$s","status":"Billable","type":"ticket_resolved"}\
      """;
  private static final String SILENT =
      """
      {"brought_by":"time","claim":"ticket_resolved/!/%1$s","entry":"%2$s",\
      "inquiry":{"by":"silence","id":"inq_00000000000000000000000000000000","kind":"untracked",\
      "state":"declined"},\
      "key":"E/%3$s/000002/%4$s","reason":"unanswered","recorded_at":"2026-11-28T09:00:00Z",\
      "session":"%1$s","status":"Lapsed","type":"ticket_resolved"}\
      """;
  private static final List<String> SILENCE_DECLINED = List.of("ses_0", "ses_1", "ses_2");
  private static final List<String> STILL_OPEN = List.of("ses_3", "ses_8");

  @TempDir private Path folder = Path.of("");

  private List<String> make() throws IOException {
    var month = new StringBuilder();
    BOOKS.month(month);
    try (var out = Files.newBufferedWriter(folder.resolve("export.csv"))) {
      BOOKS.export(out);
    }
    Files.writeString(folder.resolve("profile"), MadeBooks.PROFILE);
    Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef");
    return month.toString().lines().toList();
  }

  @Test
  void inquiries_changeNoCellAndAreCountedWithTheirMoney() throws IOException {
    var lines = make();

    var without = reconcile(lines);
    var with = reconcile(asked(lines));

    assertTrue(without.out().contains("\"cell\":\"unanswered\""), without.out());
    assertTrue(without.out().contains("\"cell\":\"unheard\""), without.out());
    assertEquals(ReconciledFolder.cells(without), ReconciledFolder.cells(with));
    assertEquals(
        ReconciledFolder.summary(without, "cells"), ReconciledFolder.summary(with, "cells"));
    assertEquals("", ReconciledFolder.summary(without, "set_aside"));
    assertEquals(
        "[asked [count 16, ours [EUR 10.89], states [open [count 2], silent [count 3], owed [count"
            + " 11, ours [EUR 10.89]]]]]",
        ReconciledFolder.summary(with, "set_aside"));
    assertTrue(
        with.err().matches("(?s).*\nasked +16 +ours 10\\.89 EUR +open 2, silent 3, owed 11\n.*"),
        with.err());
    assertTrue(
        with.out()
            .contains(
                "\"claim\":\"ticket_resolved/!/ses_4\",\"session\":\"ses_4\",\"state\":\"owed\","
                    + "\"ours\":{\"EUR\":\"0.99\"}}"),
        with.out());
  }

  /** A session of December whose inquiry's result is of November is one of December. */
  @Test
  void inquiry_isInTheMonthOfItsClaim() throws IOException {
    var lines = asked(make());

    var told =
        reconcile(
            lines.stream()
                .map(line ->
                    line.contains("\"session\":\"ses_4\"") && line.contains("\"key\":\"S/")
                        ? line.replace("received_at\":\"2026-11-01", "received_at\":\"2026-12-01")
                        : line)
                .toList());

    assertTrue(
        ReconciledFolder.summary(told, "set_aside").startsWith("[asked [count 15, ours [EUR 9.90]"),
        told.out());
  }

  @Test
  void inquiries_besideABlindedExport_areTheSame() throws IOException {
    var lines = asked(make());

    var open = reconcile(lines, "--key", folder.resolve("key").toString());
    var blinded = new ReconciledFolder(folder).reconcileBlinded();

    assertEquals(ReconciledFolder.withoutClaims(open), ReconciledFolder.withoutClaims(blinded));
    assertTrue(blinded.out().contains("\"asked\":{\"count\":16"), blinded.out());
  }

  private static List<String> asked(List<String> lines) {
    return lines.stream().flatMap(ReconcileInquiriesTest::asked).toList();
  }

  /** Each claim of a session is asked for, and billed by silence but for a few. */
  private static Stream<String> asked(String line) {
    if (!line.contains("\"claimed\"") || line.contains("\"mode\":\"test\"")) {
      return Stream.of(line);
    }
    var leaf = (JsonNode.Obj) CanonicalForm.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
    var session = leaf.text("session").orElseThrow();
    var open = entry(OPEN, session, "open");
    if (STILL_OPEN.contains(session)) {
      return Stream.of(open, line);
    }
    var ended = SILENCE_DECLINED.contains(session) ? SILENT : OWED;
    return Stream.of(open, entry(ended, session, "ended"), line);
  }

  private static String entry(String form, String session, String what) {
    var type = new OutcomeType(MadeBooks.TYPE);
    var outcome = Claim.ofInquiry(type, new SessionId(session)).outcome(new TenantId("acme"));
    var hash = Digest.of(what, session);
    return form.formatted(session, hash.hex(), outcome, hash.prefix(16));
  }

  private Captured reconcile(List<String> month, String... more) throws IOException {
    Files.writeString(folder.resolve("month"), String.join("\n", month) + "\n");
    return new ReconciledFolder(folder).reconcile(more);
  }
}
