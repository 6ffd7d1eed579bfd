package dev.countersign.app.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MonthTableTest {
  private static final String OUTCOME = "out_00000000000000000000000000000001";
  private static final String ENTRY = "a".repeat(64);
  private static final String NOTE =
      """
      countersign.example/acme/2026-11
      2
      qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=

      \u2014 countersign.example/acme/2026-11 AAAAAAAA

      """;

  /** A line whose texts are formulas, or need quotes; its results are of two kinds. */
  private static final String LINE =
      ("{'brought_by':'statement','claim':'ticket_resolved/ticket/\\'T, 1\\'','entry':'%s',"
              + "'key':'E/%s/000002/aaaaaaaaaaaaaaaa','reason':'+1','recorded_at':'2026-11-05T08:00:00Z',"
              + "'results':[%s],'session':'=HYPERLINK(1)','status':'Billed','type':'ticket_resolved'}\n")
          .replace('\'', '"');

  private static String result(String id, String kind, String amount, int quantity) {
    return ("{'amount':'%s','currency':'EUR','id':'%s','kind':'%s','period':'2026-10','quantity':%d,"
            + "'recorded_period':'2026-11','sha256':'%s'}")
        .replace('\'', '"')
        .formatted(amount, id, kind, quantity, ENTRY);
  }

  private static List<String> rows(String lines) throws IOException {
    var out = new ByteArrayOutputStream();
    var file = new ByteArrayInputStream((NOTE + lines).getBytes(StandardCharsets.UTF_8));
    MonthMedia.TABLE.write(file, "", out);
    return List.of(out.toString(StandardCharsets.UTF_8).split("\r\n", -1));
  }

  @Test
  void row_ofEachResult_isExactAndNoFormula() throws IOException {
    String results =
        result("res_1", "billable", "0.99", 1) + "," + result("res_2", "reversal", "-0.99", -1);

    var rows = rows(LINE.formatted(ENTRY, OUTCOME, results));

    String entry =
        OUTCOME
            + ",2,"
            + ENTRY
            + ",\"ticket_resolved/ticket/\"\"T, 1\"\"\",ticket_resolved,Billed,\"'+1\","
            + "2026-11-05T08:00:00Z,\"'=HYPERLINK(1)\",,,,,,,,";
    assertEquals(4, rows.size(), rows.toString());
    assertEquals(entry + "res_1,billable,0.99,EUR,1,2026-10,2026-11,7", rows.get(1));
    assertEquals(entry + "res_2,reversal,-0.99,EUR,-1,2026-10,2026-11,7", rows.get(2));
  }

  @Test
  void entry_withoutAResult_isNoRow() throws IOException {
    assertEquals(2, rows(LINE.formatted(ENTRY, OUTCOME, "").replace("\"results\":[],", "")).size());
  }

  @Test
  void line_thatIsNoLeaf_endsWithAFailure() {
    assertThrows(IOException.class, () -> rows("{}\n"));
  }
}
