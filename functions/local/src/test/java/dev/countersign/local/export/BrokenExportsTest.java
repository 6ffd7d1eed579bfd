package dev.countersign.local.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.forms.books.BookNames;
import dev.countersign.forms.books.ExportProfile;
import dev.countersign.forms.books.ExportProfileForm;
import dev.countersign.forms.books.ReadLine;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a file can be broken: what is told of it, and that it costs nothing else. */
final class BrokenExportsTest {
  private static final String HEADER = "Ticket ID,Solved at,Note\n";
  private static final String FIRST = "T-1,2026-11-02,good\n";
  private static final String LAST = "T-9,2026-11-09,good\n";
  private static final String PROFILE =
      """
      export: tickets
      columns: {record.id: Ticket ID, occurred_at: Solved at}
      set: {outcome: ticket_resolved, record.type: ticket}
      zone: UTC
      """;
  private static final Pseudonyms ACME =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));
  private static final TenantId TENANT = new TenantId("acme");

  @TempDir private Path folder = Path.of("");

  private static ExportProfile profile(String text) {
    return switch (ExportProfileForm.read(text)) {
      case Reading.Read<ExportProfile>(ExportProfile read) -> read;
      case Reading.Unreadable<ExportProfile> wrong -> throw new AssertionError(wrong.problems());
    };
  }

  private List<String> told(String profile, byte[] content) throws IOException {
    var file = folder.resolve("export");
    Files.write(file, content);
    var told = new ArrayList<String>();
    var count =
        new ExportFile(file, profile(profile), BookNames.open())
            .read(line ->
                told.add(
                    switch (line) {
                      case ReadLine.Counts(BookLine counts) ->
                          counts.number() + " " + counts.toldOrNull();
                      case ReadLine.Unsettled(UnsettledLine not) ->
                          not.number() + " " + not.why().reason();
                      case ReadLine.DoesNotCount(long number) -> number + " -";
                    }));
    assertEquals(told.size(), count.lines());
    return told;
  }

  private List<String> told(String content) throws IOException {
    return told(PROFILE, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Between two good lines. */
  @ParameterizedTest
  @CsvSource({
    "'T-2,2026-11-03', 3 columns",
    "'T-2,2026-11-03,a,b', 3 columns",
    "'T-2,2026-11-03,\"open', 3 open_quote",
    "'T-2,2026-11-03,\"closed\" again', 3 not_csv",
    "',2026-11-03,', 3 missing",
    "'T-2,tomorrow,', 3 not_a_time",
    "'T-2,2026-11-03,5\" pipe', 3 ticket_resolved/ticket/T-2",
    "'T-2,2026-11-03,\"says \"\"yes\"\", twice\"', 3 ticket_resolved/ticket/T-2",
  })
  void line_thatIsBroken_costsNoOther(String broken, String told) throws IOException {
    assertEquals(
        List.of("2 ticket_resolved/ticket/T-1", told, "4 ticket_resolved/ticket/T-9"),
        told(HEADER + FIRST + broken + "\n" + LAST));
  }

  @Test
  void value_overTwoLines_isOneRowOfItsFirstLine() throws IOException {
    assertEquals(
        List.of("2 ticket_resolved/ticket/T-2", "4 ticket_resolved/ticket/T-9"),
        told(HEADER + "T-2,2026-11-03,\"one\ntwo\"\n" + LAST));
  }

  @Test
  void quote_thatIsNeverClosed_costsItsOwnLineAmongManyThousands() throws IOException {
    var text = new StringBuilder(HEADER).append("T-0,2026-11-03,\"open\n");
    for (int i = 0; i < 3000; i++) {
      text.append("T-").append(i).append(",2026-11-03,\n");
    }

    var told = told(text.toString());

    assertEquals(3001, told.size());
    assertEquals("2 open_quote", told.getFirst());
    assertEquals("3002 ticket_resolved/ticket/T-2999", told.getLast());
  }

  @Test
  void line_thatIsTooLong_costsNoOther() throws IOException {
    String longest = "T-2,2026-11-03," + "x".repeat(PhysicalLines.LONGEST) + "\n";

    assertEquals(
        List.of("2 too_long", "3 ticket_resolved/ticket/T-9"), told(HEADER + longest + LAST));
  }

  @ParameterizedTest
  @CsvSource({
    "'T-2,2026-1', 3 cut_off",
    "'T-2,2026-11-03,\"op', 3 cut_off",
    "'T-2,2026-11-03,whole', 3 ticket_resolved/ticket/T-2",
  })
  void file_thatEndsWithinALine_saysSo(String end, String told) throws IOException {
    assertEquals(List.of("2 ticket_resolved/ticket/T-1", told), told(HEADER + FIRST + end));
  }

  @Test
  void bytes_ofAnotherCharset_costTheirLineAlone() throws IOException {
    byte[] latin =
        (HEADER + "T-2,2026-11-03,caf\u00e9\n" + LAST).getBytes(Charset.forName("windows-1252"));

    assertEquals(List.of("2 not_encoded", "3 ticket_resolved/ticket/T-9"), told(PROFILE, latin));
    assertEquals(
        List.of("2 ticket_resolved/ticket/T-2", "3 ticket_resolved/ticket/T-9"),
        told(PROFILE + "charset: windows-1252\n", latin));
  }

  @Test
  void file_withAMarkOrCarriageReturnsOrPacked_isReadAsItIs() throws IOException {
    var expected = List.of("2 ticket_resolved/ticket/T-1", "4 ticket_resolved/ticket/T-9");
    String text = "\ufeff" + HEADER + FIRST + "\n" + LAST;

    assertEquals(expected, told(text));
    assertEquals(expected, told(text.replace("\n", "\r\n")));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(expected, told(PROFILE, packed.toByteArray()));
  }

  @Test
  void ndjson_withBrokenLines_readsTheOthers() throws IOException {
    String ndjson =
        PROFILE.replace("Ticket ID", "ticket.id").replace("Solved at", "at") + "format: ndjson\n";
    String text =
        """
        {"ticket":{"id":1},"at":"2026-11-02"}
        {"ticket":
        [1]
        {"ticket":{"id":"T-9"},"at":"2026-11-09","at":"2026-11-10"}
        {"ticket":{"id":"T-9"},"at":true}
        {"ticket":{"id":"T-9"},"at":"2026-11-0\
        """;

    assertEquals(
        List.of(
            "1 ticket_resolved/ticket/1",
            "2 not_json",
            "3 not_an_object",
            "4 duplicate_key",
            "5 not_a_time",
            "6 cut_off"),
        told(ndjson, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What makes the whole file unusable. */
  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'Ticket,Solved at\n', 'line 1, the header: no column \"Ticket ID\"; it has \"Ticket\", \"Solved at\"'",
    "'Ticket ID;Solved at\n', perhaps the profile's delimiter is \";\"",
    "'Ticket ID,Solved at,Ticket ID\n', 'twice the column \"Ticket ID\"; rename one'",
    "'\"Ticket ID,Solved at\n', 'line 1, the header: '",
    "'PK\u0003\u0004', save the sheet as CSV",
    "'T\u0000i', UTF-16",
  })
  void file_thatIsUnusable_saysWhyAndHowToMendIt(String content, String why) {
    var thrown = assertThrows(UnusableExport.class, () -> told(content));

    assertTrue(told(thrown).contains(why), () -> told(thrown));
  }

  @Test
  void file_inUtf16_saysSo() {
    byte[] bytes = (HEADER + FIRST).getBytes(StandardCharsets.UTF_16);

    var thrown = assertThrows(UnusableExport.class, () -> told(PROFILE, bytes));

    assertTrue(told(thrown).contains("UTF-16; save it as CSV in UTF-8"));
  }

  @Test
  void file_thatIsNotThere_saysSo() {
    var file = new ExportFile(folder.resolve("none.csv"), profile(PROFILE), BookNames.open());

    var thrown = assertThrows(UnusableExport.class, () -> file.read(line -> {}));

    assertTrue(told(thrown).endsWith("none.csv: no such file"), () -> told(thrown));
  }

  private static String told(UnusableExport thrown) {
    return String.valueOf(thrown.getMessage());
  }

  private Path blinded() throws IOException {
    var open = folder.resolve("open.csv");
    Files.writeString(open, HEADER + FIRST + LAST);
    var file = folder.resolve("blinded.ndjson");
    try (var out = Files.newOutputStream(file)) {
      BlindedFile.write(
          new ExportFile(open, profile(PROFILE), BookNames.under(ACME)), TENANT, ACME, out);
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'line 1: no begin of a blinded export'",
    "2, 'lines are missing'",
    "4, 'it ends early'",
  })
  void blinded_withoutALine_isRefused(int line, String why) throws IOException {
    var file = blinded();
    assertTrue(BlindedFile.isOne(file));
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(line - 1);
    Files.write(file, lines);
    var book = new BlindedFile(file, TENANT, ACME);

    var thrown = assertThrows(UnusableExport.class, () -> book.read(read -> {}));

    assertTrue(told(thrown).contains(why), () -> told(thrown));
  }

  @Test
  void blinded_ofAnotherTenantOrKey_isRefused() throws IOException {
    var file = blinded();
    var bolt = new BlindedFile(file, new TenantId("bolt"), ACME);
    var other =
        new BlindedFile(
            file, TENANT, new Pseudonyms(Secret.ofText("fedcba9876543210fedcba9876543210")));

    var ofBolt = assertThrows(UnusableExport.class, () -> bolt.read(line -> {}));
    var ofOther = assertThrows(UnusableExport.class, () -> other.read(line -> {}));

    assertTrue(told(ofBolt).contains("blinded for the tenant acme"), () -> told(ofBolt));
    assertTrue(told(ofOther).contains("blinded with another key"), () -> told(ofOther));
  }

  @Test
  void blinded_lineThatIsBroken_isNamed() throws IOException {
    var file = blinded();
    Files.writeString(file, Files.readString(file).replace("\"type\"", "\"typo\""));

    var thrown =
        assertThrows(
            UnusableExport.class, () -> new BlindedFile(file, TENANT, ACME).read(line -> {}));

    assertTrue(told(thrown).contains("line 2: no line of a blinded export"));
  }
}
