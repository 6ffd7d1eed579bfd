package dev.countersign.proof.sheet;

import static dev.countersign.proof.sheet.SheetLines.agent;
import static dev.countersign.proof.sheet.SheetLines.billed;
import static dev.countersign.proof.sheet.SheetLines.entry;
import static dev.countersign.proof.sheet.SheetLines.results;
import static dev.countersign.proof.sheet.SheetLines.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of a month with disputes: one that is answered, and one that has fallen. */
final class DisputedSheetTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final String OPEN = "dsp_" + "1".repeat(32);
  private static final String FALLEN = "dsp_" + "2".repeat(32);
  private static final String SINCE = "2026-11";

  private final SheetMonth november =
      SheetMonth.of(SheetKey.generate(), NOVEMBER, null, Map.of(), lines());
  private final SheetBrowser browser;

  DisputedSheetTest(@TempDir Path folder) {
    this.browser = new SheetBrowser(folder);
  }

  private static List<String> lines() {
    return List.of(
        entry("policy_signed/policy/P-1", 1, "2026-11-05T10:00:00Z", billable(Map.of())),
        entry("policy_signed/policy/P-1", 2, "2026-11-10T09:00:00Z", disputed("open")),
        entry("policy_signed/policy/P-1", 3, "2026-11-15T09:00:00Z", answered()),
        entry("policy_signed/policy/P-2", 1, "2026-11-05T11:00:00Z", billable(Map.of())),
        entry("policy_signed/policy/P-2", 2, "2026-11-20T09:00:00Z", fallen()),
        entry("policy_signed/policy/P-3", 1, "2026-11-06T10:00:00Z", billable(Map.of())));
  }

  private static Map<String, JsonNode> billable(Map<String, JsonNode> more) {
    var members = new TreeMap<>(more);
    members.putIfAbsent("status", text("Billable"));
    members.put("agent", agent("sales"));
    members.put("session", text("ses_1"));
    members.put("terms", text("policy_signed@3"));
    members.putIfAbsent("is", billed(3000, "EUR", SINCE));
    if (!members.containsKey("was")) {
      members.put("results", results("30.00", "EUR"));
    }
    return members;
  }

  private static Map<String, JsonNode> disputed(String state) {
    return billable(
        Map.of(
            "brought_by", text("dispute"),
            "source", text("payer"),
            "act", text("disputed"),
            "verdict", text("opened"),
            "reason", text("disputed"),
            "was", billed(3000, "EUR", SINCE),
            "is", atStake(),
            "dispute", dispute(OPEN, "wrong_value", state, Map.of("amount", minor(1800)))));
  }

  private static Map<String, JsonNode> answered() {
    var members = new TreeMap<>(disputed("answered"));
    members.put("was", atStake());
    members.put("brought_by", text("answer"));
    members.put("source", text("seller"));
    members.put("act", text("offered"));
    return members;
  }

  private static Map<String, JsonNode> fallen() {
    var members =
        billable(
            Map.of(
                "brought_by",
                text("time"),
                "status",
                text("NotBillable"),
                "reason",
                text("unanswered"),
                "was",
                billed(3000, "EUR", SINCE),
                "results",
                results("-30.00", "EUR"),
                "dispute",
                dispute(FALLEN, "not_delivered", "falls", Map.of("by", text("silence")))));
    members.remove("is");
    return members;
  }

  private static JsonNode atStake() {
    var members = new TreeMap<>(((JsonNode.Obj) billed(3000, "EUR", SINCE)).members());
    members.put("disputed", minor(1200));
    return JsonNode.Obj.of(members);
  }

  private static JsonNode dispute(
      String id, String code, String state, Map<String, JsonNode> more) {
    var members = new TreeMap<>(more);
    members.put("id", text(id));
    members.put("code", text(code));
    members.put("state", text(state));
    if (more.containsKey("amount")) {
      members.put("currency", text("EUR"));
    }
    return JsonNode.Obj.of(members);
  }

  private static JsonNode minor(long value) {
    return JsonNode.Num.of(value);
  }

  @BeforeEach
  void open() throws IOException {
    browser.openChecked(november.sealed());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void page_ofAMonthWithDisputes_saysWhatIsAtStakeAndWhatIsNot() throws IOException {
    var totals = browser.text("#totals");
    assertTrue(totals.contains("In dispute, of what stands billed 12.00"), totals);
    assertTrue(totals.contains("Payable without dispute 48.00"), totals);
    assertEquals(1, browser.count("#grid .mark"));
    assertEquals(
        "Nothing in this file contradicts itself. Who signed it is not proved yet.",
        browser.text("#verdict-word"));
    browser.picture("disputes-light");
    browser.dark();
    browser.picture("disputes-dark");
    browser.width(360);
    browser.picture("disputes-narrow-dark");
    assertEquals(
        "false", browser.script("return document.documentElement.scrollWidth > innerWidth"));
    assertEquals("", browser.problems());
  }

  @Test
  void lines_inDispute_areFoundByTheirMarkTheirCodeAndTheirId() throws IOException {
    browser.find("#disputed").click();
    assertEquals("1 of 3", browser.text("#shown"));
    browser.find("#disputed").click();
    browser.find("#search").sendKeys(FALLEN);
    assertEquals("1 of 3", browser.text("#shown"));
    browser.find("#tab-outcomes").sendKeys(Keys.ARROW_RIGHT);
    assertFalse(browser.find("#disputed").isDisplayed());
  }

  @Test
  void history_ofADisputedLine_saysWhoSaidWhatAndWhereItStands() throws IOException {
    browser.find("#disputed").click();
    browser.find("#grid").sendKeys(Keys.ENTER);
    browser.until(() -> browser.find("#history").isDisplayed());
    var history = browser.text("#history");
    assertTrue(history.contains("payer: the payer disputed it"), history);
    assertTrue(history.contains("seller: the seller made an offer"), history);
    assertTrue(history.contains("Dispute (wrong value): answered by the seller"), history);
    assertTrue(history.contains("the payer holds 18.00 EUR owed"), history);
    assertTrue(history.contains("in dispute: 12.00 EUR"), history);
    browser.picture("disputes-history");
  }

  @Test
  void history_ofAFallenLine_saysWhy() {
    browser.find("#search").sendKeys("P-2");
    browser.find("#grid").sendKeys(Keys.ENTER);
    browser.until(() -> browser.find("#history").isDisplayed());
    var history = browser.text("#history");
    assertTrue(history.contains("the line falls, since nobody spoke in time"), history);
  }

  @Test
  void csv_ofDisputedLines_hasWhatIsAtStake() throws IOException {
    browser.find("#csv").click();
    var csv = browser.saved("acme-2026-11-outcomes.csv");
    assertTrue(csv.contains(",30.00,,12.00," + OPEN + ",wrong_value,answered,"), csv);
    assertTrue(csv.contains("," + FALLEN + ",not_delivered,falls,"), csv);
  }
}
