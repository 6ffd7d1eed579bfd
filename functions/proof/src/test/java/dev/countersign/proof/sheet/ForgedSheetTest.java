package dev.countersign.proof.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of docs/month.md, section 10, that a page can find is named by the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForgedSheetTest {
  private static final String P3 = "policy_signed/policy/P-3";

  private final SheetKey key = SheetKey.generate();
  private final SheetMonth good = SheetStory.november(key);
  private final SheetBrowser browser;

  ForgedSheetTest(@TempDir Path folder) {
    this.browser = new SheetBrowser(folder);
  }

  /**
   * A month with a fault.
   *
   * @param faults the names that the page must give, all of them
   * @param proof a text of the lines that prove it
   * @param given further files of the reader's, by name
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to a browser, never compared
  record Forged(String faults, String proof, byte[] sealed, List<Given> given) {
    @Override
    public String toString() {
      return faults + ", proved by " + proof;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed to a browser, never compared
  record Given(String name, byte[] content) {}

  @AfterAll
  void close() {
    browser.close();
  }

  @ParameterizedTest
  @MethodSource("forged")
  void page_ofAForgedMonth_namesTheFaultAndShowsWhatProvesIt(Forged forged) throws IOException {
    browser.openChecked(forged.sealed());
    browser.give("keys.json", key.published());
    for (Given given : forged.given()) {
      browser.give(given.name(), given.content());
    }
    assertEquals(
        "This month does not hold: " + forged.faults() + ".", browser.text("#verdict-word"));
    var shown = browser.text("#faults").toLowerCase(Locale.ROOT);
    assertTrue(shown.contains(forged.proof().toLowerCase(Locale.ROOT)), shown);
    if (forged.faults().equals("omitted")) {
      browser.picture("month-forged");
    }
  }

  Stream<Forged> forged() {
    return Stream.of(checkpoints(), lines(), chains(), receipts()).flatMap(List::stream);
  }

  private List<Forged> checkpoints() {
    byte[] whole = good.sealed();
    var changed = good.with(good.line(P3, 2), line -> line.replace("withdrawn", "withdrawal"));
    var copy = good.again(lines -> lines.filter(line -> !line.contains("ses_lost")));
    return List.of(
        of(
            "unsigned",
            "no key of the file that you chose",
            good.sealed(SheetKey.generate(), good.root())),
        of("altered", "the checkpoint is of 12 lines", changed.sealed(key, good.root())),
        of(
            "altered, miscounted",
            "believe neither the lines nor the header",
            good.with(
                    good.lines().getFirst(),
                    line -> line.replace("\"billed\":5500", "\"billed\":5600"))
                .sealed(key, good.root())),
        of("altered", "ends within a line", Arrays.copyOf(whole, whole.length - 1)),
        of("forked", "two signed checkpoints of this month", whole, given("copy.sealed", copy)));
  }

  private List<Forged> lines() {
    var t1 = good.line("ticket_resolved/ticket/T-1", 1);
    var swapped = new ArrayList<>(good.lines());
    Collections.swap(swapped, 8, 9);
    return List.of(
        of(
            "altered, miscounted",
            "not canonical JSON",
            good.with(t1, line -> line.replace("{\"act\"", "{ \"act\"")).sealed()),
        of(
            "altered",
            "its time is not in the month",
            good.with(t1, line -> line.replace("2026-11-13", "2026-10-13")).sealed()),
        of(
            "altered",
            "its member added is of no line of this kind",
            good.with(
                    good.lines().getFirst(),
                    line -> line.replace("{\"closed_at\"", "{\"added\":1,\"closed_at\""))
                .sealed()),
        of("unsorted", "its key is not after", new SheetMonth(key, good.facts(), swapped).sealed()),
        of(
            "miscounted",
            "money.EUR.billed: the header says 5600, the lines make it 5500",
            good.with(
                    good.lines().getFirst(),
                    line -> line.replace("\"billed\":5500", "\"billed\":5600"))
                .sealed()),
        of(
            "miscounted",
            "inquiries.ticket_resolved",
            good.with(
                    good.lines().getFirst(),
                    line ->
                        line.replace(
                            "\"issuer\":",
                            "\"inquiries\":{\"ticket_resolved\":{\"opened\":1}},\"issuer\":"))
                .sealed()),
        of(
            "miscounted",
            "make what stands",
            good.with(
                    good.line("booking_made/booking/B-1", 1),
                    line -> line.replace("\"billed\":1500", "\"billed\":1501"))
                .sealed()),
        of(
            "unbacked",
            "names no signed bytes",
            good.with(t1, line -> line.replaceFirst("\"attestation\":\"[0-9a-f]*\",", ""))
                .sealed()));
  }

  private List<Forged> chains() {
    var october = SheetStory.october(key);
    var other =
        october.again(lines ->
            lines.filter(line -> !(line.contains("\"ses_2\"") && line.contains("handled_by"))));
    var torn =
        new SheetMonth(key, october.facts(), october.lines().subList(0, 3))
            .sealed(key, october.root());
    var broken =
        good.again(lines ->
            lines.map(line ->
                line.equals(good.line(P3, 2))
                    ? line.replace("3000", "3100").replace("-30.00", "-31.00")
                    : line));
    return List.of(
        of("broken chain", "entry 2 did not find what entry 1 left", broken.sealed()),
        of(
            "broken chain",
            "the month before has another root",
            good.sealed(),
            new Given("october.sealed", torn)),
        of(
            "forked",
            "the month before has another root",
            good.sealed(),
            given("october.sealed", other)));
  }

  private List<Forged> receipts() {
    var t1 = good.line("ticket_resolved/ticket/T-1", 1);
    var given = new Given("receipts.txt", good.receipt(t1).getBytes(StandardCharsets.UTF_8));
    return List.of(
        of(
            "omitted",
            "it would stand between these two",
            good.again(lines -> lines.filter(line -> !line.equals(t1))).sealed(),
            given),
        of(
            "altered",
            "the line says otherwise than the receipt: terms",
            good.with(t1, line -> line.replace("policy_signed@3", "policy_signed@4")).sealed(),
            given),
        of(
            "forked",
            "two different entries of one number",
            good.again(lines -> lines.map(line -> line.equals(t1) ? SheetStory.anotherT1() : line))
                .sealed(),
            given));
  }

  private static Given given(String name, SheetMonth month) {
    return new Given(name, month.sealed());
  }

  private static Forged of(String faults, String proof, byte[] sealed, Given... given) {
    return new Forged(faults, proof, sealed, List.of(given));
  }
}
