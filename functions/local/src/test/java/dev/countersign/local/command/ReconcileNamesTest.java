package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.statement.RecordRef;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.testing.oracle.books.MadeBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed file alone tells which session a line is of, by the names of its records. */
final class ReconcileNamesTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final MadeBooks BOOKS = new MadeBooks(1, 100);

  private final Pseudonyms pseudonyms = new Pseudonyms(Secret.ofText(KEY));

  @TempDir private Path folder = Path.of("");

  /** Of the export no line names its session. */
  @BeforeEach
  void make() throws IOException {
    var month = new StringBuilder();
    BOOKS.month(month);
    var lines = month.toString().lines().map(this::named).toList();
    Files.writeString(folder.resolve("month"), String.join("\n", lines) + "\n");
    try (var out = Files.newBufferedWriter(folder.resolve("export.csv"))) {
      BOOKS.export(out);
    }
    Files.writeString(folder.resolve("key"), KEY);
    Files.writeString(
        folder.resolve("profile"), MadeBooks.PROFILE.replace("session: Agent session, ", ""));
  }

  private String named(String line) {
    if (!line.contains("\"key\":\"S/")) {
      return line;
    }
    var leaf = (JsonNode.Obj) CanonicalForm.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
    var ticket = leaf.text("session").orElseThrow().replace("ses_", "T-");
    var name = pseudonyms.record(new RecordRef("ticket", ticket)).hmac().substring(0, 32);
    var members = new TreeMap<>(leaf.members());
    members.put("names", new JsonNode.Arr(List.of(new JsonNode.Str(name))));
    return new String(CanonicalForm.write(new JsonNode.Obj(members)), StandardCharsets.UTF_8);
  }

  @Test
  void lines_thatNameNoSession_areUnheardByTheNamesOfTheirRecords() {
    var told = reconcile("--key", folder.resolve("key").toString());

    assertEquals(unheard(BOOKS.cells().getOrDefault("unheard", 0)), unheard(told));
    assertTrue(BOOKS.cells().getOrDefault("unheard", 0) > 0);
  }

  @Test
  void lines_thatNameNoSession_areTheirsWithoutTheKey() {
    assertEquals(unheard(0), unheard(reconcile()));
  }

  private Captured reconcile(String... more) {
    return new ReconciledFolder(folder).reconcile(more);
  }

  private static String unheard(int count) {
    return "unheard: " + count;
  }

  private static String unheard(Captured told) {
    return unheard(
        (int) told.out().lines().filter(line -> line.contains("\"cell\":\"unheard\"")).count());
  }
}
