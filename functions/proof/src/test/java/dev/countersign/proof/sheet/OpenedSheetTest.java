package dev.countersign.proof.sheet;

import static dev.countersign.proof.sheet.SheetLines.billed;
import static dev.countersign.proof.sheet.SheetLines.entry;
import static dev.countersign.proof.sheet.SheetLines.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a first month, before which two lines stood billed and were in dispute. */
final class OpenedSheetTest {
  private static final String OPENING =
      "{\"key\":\"B/opening\",\"money\":{\"EUR\":{\"billed\":6000,\"disputed\":4200,\"held\":0}},"
          + "\"outcomes\":2,\"quantities\":{}}";

  private static String withdrawn() {
    var before = new TreeMap<>(((JsonNode.Obj) billed(3000, "EUR", "2026-10")).members());
    before.put("disputed", JsonNode.Num.of(1200));
    return entry(
        "policy_signed/policy/P-1",
        3,
        "2026-11-05T10:00:00Z",
        Map.of(
            "brought_by",
            text("time"),
            "status",
            text("Billable"),
            "was",
            JsonNode.Obj.of(before),
            "is",
            billed(3000, "EUR", "2026-10")));
  }

  @Test
  void page_ofAFirstMonth_goesOnFromWhatWasInDispute(@TempDir Path folder) throws IOException {
    var lines = List.of(OPENING, withdrawn());
    var november =
        SheetMonth.of(SheetKey.generate(), YearMonth.of(2026, 11), null, Map.of(), lines);
    var browser = new SheetBrowser(folder);
    try {
      browser.openChecked(november.sealed());
      var totals = browser.text("#totals");
      assertTrue(totals.contains("In dispute, of what stands billed 30.00"), totals);
      assertEquals(
          "Nothing in this file contradicts itself. Who signed it is not proved yet.",
          browser.text("#verdict-word"));
    } finally {
      browser.close();
    }
  }
}
