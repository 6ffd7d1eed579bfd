package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.oracle.books.MadeBooks;
import dev.countersign.testing.oracle.books.MadeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code countersign reconcile} and {@code blind} over made-up books of known cells. */
final class ReconcileCommandTest {
  private static final Path TEN =
      Path.of(System.getProperty("countersign.home", "../.."), "events/books/ten-conversations");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void make() throws IOException {
    make(new MadeBooks(1, 100));
    Files.writeString(folder.resolve("key.txt"), "0123456789abcdef0123456789abcdef\n");
    Files.writeString(folder.resolve("profile.yaml"), MadeBooks.PROFILE);
  }

  private void make(MadeBooks books) throws IOException {
    try (var out = Files.newBufferedWriter(folder.resolve("acme-2026-11.sealed"))) {
      books.month(out);
    }
    try (var out = Files.newBufferedWriter(folder.resolve("export.csv"))) {
      books.export(out);
    }
  }

  private Captured run(String command, String... more) {
    var arguments = new ArrayList<String>(List.of(command));
    for (String each : more) {
      arguments.add(each.startsWith("@") ? folder.resolve(each.substring(1)).toString() : each);
    }
    return Captured.of(() -> Countersign.run(arguments.toArray(String[]::new)));
  }

  private Captured reconcile(String... more) {
    var arguments =
        new ArrayList<>(
            List.of("--tenant", "acme", "--period", "2026-11", "--month", "@acme-2026-11.sealed"));
    arguments.addAll(List.of(more));
    return run("reconcile", arguments.toArray(String[]::new));
  }

  private static Json.Obj json(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj read) -> read;
      case Reading<Json> other -> throw new AssertionError(line + other);
    };
  }

  private static List<Json.Obj> findings(Captured told) {
    return told.out()
        .lines()
        .map(ReconcileCommandTest::json)
        .filter(json -> json.get("cell").isPresent())
        .toList();
  }

  private static String cell(Json.Obj finding) {
    var words = new ArrayList<String>(List.of(finding.text("cell").orElseThrow()));
    finding.text("why").ifPresent(words::add);
    if (finding.get("differs").orElse(null) instanceof Json.Arr(List<Json> differs)) {
      differs.forEach(word -> words.add(((Json.Str) word).value()));
    }
    return String.join(" ", words);
  }

  /** The number of the made-up result that a finding is of; -1 of a line without a name. */
  private static int number(Json.Obj finding) {
    return finding
        .text("claim")
        .or(() -> finding.text("session"))
        .map(name -> Integer.parseInt(name.replaceAll(".*[-_]", "")))
        .orElse(-1);
  }

  private static void assertExact(MadeBooks books, Captured told) {
    assertEquals(0, told.status(), told.err());
    Map<String, Integer> counts = new TreeMap<>();
    for (Json.Obj finding : findings(told)) {
      counts.merge(cell(finding), 1, Integer::sum);
      int number = number(finding);
      if (number >= 0) {
        assertEquals(books.kind(number).cell(), cell(finding), () -> finding.toString());
      }
    }
    var expected = new TreeMap<>(books.cells());
    expected.remove("other month");
    assertEquals(expected, counts);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5000})
  void reconcile_ofMadeUpBooks_findsEachResultInItsCell(int results) throws IOException {
    var books = new MadeBooks(results, results);
    make(books);

    var told = reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml");

    assertExact(books, told);
    assertTrue(told.err().lines().count() <= 10, told.err());
    var lines = (Json.Obj) summary(told).get("lines").orElseThrow();
    assertEquals(books.lines(), number(lines, "read"));
    assertEquals(
        number(lines, "read"),
        number(lines, "in_cells")
            + number(lines, "cannot_settle")
            + number(lines, "other_months")
            + number(lines, "do_not_count"));
  }

  private static Json.Obj summary(Captured told) {
    return (Json.Obj)
        told.out()
            .lines()
            .map(ReconcileCommandTest::json)
            .flatMap(json -> json.get("summary").stream())
            .findFirst()
            .orElseThrow();
  }

  private static long number(Json.Obj of, String name) {
    return ((Json.Num) of.get(name).orElseThrow()).value().longValueExact();
  }

  @Test
  void reconcile_ofABlindedExport_findsTheSameAsOfTheOpenOne() throws IOException {
    var blinded =
        run(
            "blind",
            "@export.csv",
            "--tenant",
            "acme",
            "--key",
            "@key.txt",
            "--profile",
            "@profile.yaml",
            "--out",
            "@blinded.ndjson");
    assertEquals(0, blinded.status(), blinded.err());
    String text = Files.readString(folder.resolve("blinded.ndjson"));
    assertFalse(text.contains("T-1") || text.contains("ses_"), text);

    var open =
        reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml", "--key", "@key.txt");
    var blind = reconcile("--theirs", "@blinded.ndjson", "--key", "@key.txt");

    assertExact(new MadeBooks(1, 100), open);
    assertEquals(withoutClaims(open), withoutClaims(blind));
    assertEquals(summary(open), summary(blind));
  }

  private static List<String> withoutClaims(Captured told) {
    return told.out().lines().map(line -> line.replaceAll("\"claim\":\"[^\"]*\",?", "")).toList();
  }

  @Test
  void reconcile_again_printsTheSame() {
    var once = reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml");

    assertEquals(once, reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml"));
  }

  /** A public recount of ten conversations: events/books/README.md. */
  @Test
  void reconcile_ofTheTenConversations_findsTheClassesOfThePublicRecount() {
    var told =
        run(
            "reconcile",
            "--tenant",
            "vendor",
            "--period",
            "2026-08",
            "--month",
            TEN.resolve("vendor-2026-08.sealed").toString(),
            "--theirs",
            TEN.resolve("export.csv").toString(),
            "--profile",
            TEN.resolve("profile.yaml").toString());

    var cells = new TreeMap<String, List<String>>();
    findings(told)
        .forEach(finding ->
            cells
                .computeIfAbsent(finding.text("cell").orElseThrow(), cell -> new ArrayList<>())
                .add(finding.text("session").orElseThrow()));
    cells.values().forEach(sessions -> sessions.sort(null));
    assertEquals(
        Map.of(
            "agreed", List.of("C-1001", "C-1002"),
            "vanished", List.of("C-1003", "C-1004", "C-1005", "C-1006"),
            "unheard", List.of("C-1007", "C-1008"),
            "cannot_settle", List.of("C-1009", "C-1010")),
        cells);
    assertTrue(told.err().contains("ours 3.96 USD"), told.err());
    assertTrue(told.err().matches("(?s).*unheard +2 +theirs 1\\.98 USD.*"), told.err());
    assertTrue(told.err().matches("(?s).*cannot_settle +2 +ours 1\\.98 USD.*"), told.err());
  }

  @Test
  void kinds_ofMadeUpBooks_areAllAmongTheFirst() {
    var books = new MadeBooks(1, 100);

    var kinds = List.of(MadeKind.values());

    for (int i = 0; i < kinds.size(); i++) {
      assertEquals(kinds.get(i), books.kind(i));
    }
  }

  @Test
  void reconcile_byColumnsAlone_needsNoProfile() throws IOException {
    Files.writeString(folder.resolve("plain.csv"), "Ticket,Day\nT-0,2026-11-01T10:00:00Z\n");

    var told =
        reconcile(
            "--theirs",
            "@plain.csv",
            "--columns",
            "record.id=Ticket,occurred_at=Day",
            "--set",
            "outcome=ticket_resolved,record.type=ticket");

    assertEquals(0, told.status(), told.err());
    assertTrue(told.err().matches("(?s).*agreed +1 .*"), told.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'2026-10-01', 'no line is of 2026-11; lines are of 2026-10 (1); export that month'",
    "'', ''",
  })
  void reconcile_ofAnExportOfAnotherMonth_isRefused(String day, String why) throws IOException {
    String lines = day.isEmpty() ? "" : "T-0," + day + "\n";
    Files.writeString(
        folder.resolve("old.csv"),
        "Ticket ID,Solved at,Agent session,Price,Solved\n" + lines.replace("\n", ",,,yes\n"));

    var told = reconcile("--theirs", "@old.csv", "--profile", "@profile.yaml");

    assertEquals(why.isEmpty() ? 0 : 1, told.status(), told.err());
    assertTrue(told.err().contains(why), told.err());
  }

  @ParameterizedTest
  @CsvSource({
    "acme, 2026-10, 'no file is of 2026-10'",
    "bolt, 2026-11, 'a month of the tenant acme'",
    "A B, 2026-11, 'no id of a tenant'",
  })
  void reconcile_withoutItsMonth_isRefused(String tenant, String period, String why) {
    var told =
        run(
            "reconcile",
            "--tenant",
            tenant,
            "--period",
            period,
            "--month",
            "@acme-2026-11.sealed",
            "--theirs",
            "@export.csv",
            "--profile",
            "@profile.yaml");

    assertEquals(1, told.status());
    assertEquals("", told.out());
    assertTrue(told.err().contains(why), told.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"key\":\"E/', '\"kay\":\"E/', 'line 8: '",
    "'\"version\":1,', '', 'line 7: '",
  })
  void reconcile_ofAMonthWithABrokenLine_namesIt(String part, String broken, String why)
      throws IOException {
    var file = folder.resolve("acme-2026-11.sealed");
    Files.writeString(file, Files.readString(file).replaceFirst(part, broken));

    var told = reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml");

    assertEquals(1, told.status());
    assertTrue(told.err().contains(why) && told.err().contains("get the file anew"), told.err());
  }

  @Test
  void reconcile_ofAMonthWithoutItsEnd_isRefused() throws IOException {
    var file = folder.resolve("acme-2026-11.sealed");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 20));

    var told = reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml");

    assertTrue(told.err().contains("the file ends within a line; get the file anew"), told.err());
  }

  @Test
  void reconcile_withKeysOfSomebodyElse_isRefusedBeforeItCompares() throws IOException {
    Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");

    var told =
        reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml", "--keys", "@keys.json");

    assertEquals(1, told.status());
    assertEquals("", told.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--wait soon, '--wait: no span'",
    "--attest, 'give --signing-key and --to'",
    "--data x, 'give one of --month, --data, --runner and --table'",
  })
  void reconcile_calledWrongly_saysHow(String more, String why) {
    var arguments =
        new ArrayList<>(List.of("--theirs", "@export.csv", "--profile", "@profile.yaml"));
    arguments.addAll(List.of(more.split(" ", -1)));

    var told = reconcile(arguments.toArray(String[]::new));

    assertEquals(2, told.status());
    assertTrue(told.err().contains(why), told.err());
  }

  @Test
  void profile_withMistakes_isRefusedWithAllOfThem() throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), "export: x\ncolumns: {color: A}\n");

    var told = reconcile("--theirs", "@export.csv", "--profile", "@wrong.yaml");

    assertEquals(1, told.status());
    assertTrue(told.err().contains("color: not a field of an attestation"), told.err());
    assertTrue(told.err().contains("occurred_at: missing; name its column"), told.err());
  }

  @Test
  void blinded_export_withoutTheKeyOrToBeAttested_isRefused() throws IOException {
    Files.writeString(folder.resolve("blinded.ndjson"), "{\"blinded\":1}\n");

    var keyless = reconcile("--theirs", "@blinded.ndjson");
    var attested =
        reconcile(
            "--theirs",
            "@blinded.ndjson",
            "--key",
            "@key.txt",
            "--attest",
            "--signing-key",
            "@key.txt",
            "--to",
            "http://127.0.0.1:1/");

    assertTrue(keyless.err().contains("give the tenant's key: --key FILE"), keyless.err());
    assertTrue(attested.err().contains("attest from the open export"), attested.err());
  }

  @Test
  void key_thatIsTooShort_isRefused() throws IOException {
    Files.writeString(folder.resolve("short.txt"), "short");

    var told =
        reconcile("--theirs", "@export.csv", "--profile", "@profile.yaml", "--key", "@short.txt");

    assertEquals(1, told.status());
    assertTrue(told.err().contains("at least 16 bytes"), told.err());
    assertFalse(told.err().contains("short.txt: short"), told.err());
  }
}
