package dev.countersign.proof.sheet;

import static dev.countersign.proof.sheet.SheetLines.billed;
import static dev.countersign.proof.sheet.SheetLines.entry;
import static dev.countersign.proof.sheet.SheetLines.results;
import static dev.countersign.proof.sheet.SheetLines.session;
import static dev.countersign.proof.sheet.SheetLines.sha;
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

/** The page of a month with inquiries of each kind and end. */
final class AskedSheetTest {
  private static final JsonNode DEADLINE = text("2026-12-09T09:10:00Z");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final String DRAFTED = "2026-11-09T09:10:00Z";
  private static final JsonNode TRUE = new JsonNode.Bool(true);
  private static final String ENDED = "2026-11-20T09:00:00Z";

  private final SheetMonth november =
      SheetMonth.of(SheetKey.generate(), NOVEMBER, null, Map.of(), lines());
  private final SheetBrowser browser;

  AskedSheetTest(@TempDir Path folder) {
    this.browser = new SheetBrowser(folder);
  }

  private static List<String> lines() {
    return List.of(
        drafted("ses_9"),
        ended("ses_9", "dispute", "declined", "payer", "NotBillable", "declined", "not_ours"),
        drafted("ses_8"),
        ended("ses_8", "time", "declined", "silence", "Lapsed", "unanswered", ""),
        asked("policy_sold/!/ses_7", 1, "untracked", "Parked", Map.of()),
        drafted("ses_6"),
        ended("ses_6", "time", "attested", "payer", "Void", "attested", "policy_sold/P-6"),
        policy("policy_sold/P-6"),
        drafted("ses_5"),
        ended("ses_5", "time", "owed", "silence", "Billable", "unanswered", ""),
        drafted("ses_4"),
        ended("ses_4", "inquiry", "withdrawn", "seller", "Void", "withdrawn", ""),
        policy("ticket_resolved/T-1"),
        asked(
            "ticket_resolved/T-1",
            2,
            "incorrect",
            "Billable",
            Map.of("was", standing(), "is", standing())),
        session("ses_8", "2026-11-02T10:00:00Z", "sales"));
  }

  private static String drafted(String session) {
    return entry(
        claim(session),
        1,
        DRAFTED,
        Map.of(
            "brought_by", text("time"),
            "status", text("Parked"),
            "reason", text("inquiry"),
            "inquiry",
                inquiry(
                    claim(session), "untracked", Map.of("opened", TRUE, "deadline", DEADLINE))));
  }

  private static String ended(
      String session,
      String by,
      String state,
      String who,
      String status,
      String reason,
      String detail) {
    var members = new TreeMap<String, JsonNode>();
    members.put("brought_by", text(by));
    members.put("status", text(status));
    members.put("reason", text(reason));
    if (!detail.isEmpty()) {
      members.put("detail", text(detail));
    }
    if (status.equals("Billable")) {
      members.put("is", standing());
      members.put("results", results("30.00", "EUR"));
    }
    var said = new TreeMap<String, JsonNode>();
    said.put("state", text(state));
    said.put("by", text(who));
    if (who.equals("silence")) {
      said.put("deadline", DEADLINE);
    }
    if (who.equals("payer") && state.equals("declined")) {
      said.put("code", text(detail));
    }
    members.put("inquiry", inquiry(claim(session), "untracked", said));
    if (!by.equals("time")) {
      members.putAll(spoken(who, state));
    }
    return entry(claim(session), 2, ENDED, members);
  }

  /** The seller asks for it. */
  private static String asked(
      String claim, int seq, String kind, String status, Map<String, JsonNode> more) {
    var members = new TreeMap<>(more);
    members.put("brought_by", text("inquiry"));
    members.put("status", text(status));
    members.putAll(spoken("seller", "asked"));
    members.put(
        "inquiry", inquiry(claim, kind, Map.of("opened", TRUE, "code", text("wrong_value"))));
    return entry(claim, seq, "2026-11-10T09:00:00Z", members);
  }

  private static String policy(String claim) {
    return entry(
        claim,
        1,
        "2026-11-04T09:00:00Z",
        Map.of(
            "status", text("Billable"),
            "is", standing(),
            "results", results("30.00", "EUR")));
  }

  private static Map<String, JsonNode> spoken(String who, String act) {
    return Map.of(
        "source", text(who.equals("payer") ? "accounts" : "asker"),
        "act", text(act),
        "verdict", text(act.equals("asked") ? "opened" : act),
        "assurance", text("body-signed-fresh"),
        "provable_to", text(who.equals("payer") ? "anyone" : "both"),
        "attestation", text(sha("message of " + who)));
  }

  private static JsonNode inquiry(String claim, String kind, Map<String, JsonNode> more) {
    var members = new TreeMap<>(more);
    members.put("id", text("inq_" + sha(claim).substring(0, 32)));
    members.put("kind", text(kind));
    members.putIfAbsent("state", text("open"));
    return JsonNode.Obj.of(members);
  }

  private static String claim(String session) {
    return "policy_sold/!/" + session;
  }

  private static JsonNode standing() {
    return billed(3000, "EUR", "2026-11");
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
  void page_ofAMonthWithInquiries_countsThemAsItsHeaderDoes() throws IOException {
    var counts = browser.text("#inquiries");
    for (String row :
        List.of(
            "policy_sold ticket_resolved all",
            "Opened 6 1 7",
            "Attested by the payer 1 0 1",
            "Declined by the payer 1 0 1",
            "Not answered: not owed 1 0 1",
            "Not answered: owed 1 0 1",
            "Taken back by the seller 1 0 1",
            "Silence, of what ended 2 of 5 (40 %) – 2 of 5 (40 %)",
            "Recovery, of what was opened 1 of 6 (17 %) 0 of 1 (0 %) 1 of 7 (14 %)")) {
      assertTrue(counts.contains(row), () -> row + " in\n" + counts);
    }
    assertEquals(2, browser.count("#grid .mark"), "those that are open");
    assertFalse(browser.text("#verdict").contains("fault"), browser.text("#verdict"));
    browser.picture("inquiries-light");
    browser.dark();
    browser.picture("inquiries-dark");
    browser.width(360);
    browser.script("document.getElementById('inquiries').scrollIntoView()");
    browser.picture("inquiries-narrow-dark");
    assertEquals(
        "false", browser.script("return document.documentElement.scrollWidth > innerWidth"));
    assertEquals("", browser.problems());
  }

  @Test
  void lines_withAnInquiry_areFoundByIt() {
    assertEquals("8 of 8", browser.text("#shown"));
    browser.find("#asked").sendKeys(Keys.SPACE);
    assertEquals("7 of 8", browser.text("#shown"));
    browser.find("#search").sendKeys("inq_" + sha(claim("ses_8")).substring(0, 32));
    assertEquals("1 of 8", browser.text("#shown"));
    browser.find("#search").clear();
    browser.find("#tab-outcomes").sendKeys(Keys.ARROW_RIGHT);
    assertFalse(browser.find("#asked").isDisplayed());
    assertTrue(browser.text("#grid").contains(claim("ses_8")), browser.text("#grid"));
  }

  @Test
  void history_ofEachInquiry_saysWhoSpokeAndWhereItStands() throws IOException {
    assertHistory(
        claim("ses_9"),
        "1. time passed, nobody attested it: an inquiry was drafted",
        "2. accounts: the payer declined the inquiry",
        "nobody attested): declined by the payer · code: not ours");
    assertHistory(
        claim("ses_8"),
        "to be answered before 9 Dec 2026",
        "2. time passed: nobody answered the inquiry",
        "it could be answered before 9 Dec 2026",
        "nobody answered in time: not owed by the terms");
    assertHistory(
        claim("ses_7"),
        "1. asker: the seller asked for a result that nobody attested",
        "open: the payer has not answered · code: wrong value");
    assertHistory(claim("ses_6"), "2. what was asked for was attested", "policy sold/P-6");
    assertHistory(claim("ses_5"), "nobody answered in time: owed by the terms", "+30.00");
    assertHistory(
        claim("ses_4"), "2. asker: the seller took the inquiry back", "taken back by the seller");
    assertHistory(
        "ticket_resolved/T-1",
        "2. asker: the seller asked for a result to be put right",
        "Inquiry (a result that the seller holds wrong): open");
  }

  private void assertHistory(String claim, String... expected) throws IOException {
    browser.find("#search").clear();
    browser.find("#search").sendKeys(claim);
    browser.find("#grid").sendKeys(Keys.ENTER);
    browser.until(() -> browser.find("#history").isDisplayed());
    var history = browser.text("#history");
    for (String part : expected) {
      assertTrue(history.contains(part), () -> part + " in\n" + history);
    }
    browser.picture("inquiries-history-" + claim.substring(claim.lastIndexOf('/') + 1));
    browser.find("#close").sendKeys(Keys.ESCAPE);
    browser.until(() -> !browser.find("#history").isDisplayed());
  }

  @Test
  void csv_ofLinesWithInquiries_hasThem() throws IOException {
    browser.find("#csv").click();
    var csv = browser.saved("acme-2026-11-outcomes.csv");
    assertTrue(csv.contains(",inquiry,inquiry_kind,inquiry_code,inquiry_state,inquiry_by,"), csv);
    assertTrue(csv.contains(",untracked,not_ours,declined,payer,"), csv);
    assertTrue(csv.contains(",untracked,,declined,silence,"), csv);
    assertTrue(csv.contains(",incorrect,wrong_value,open,,"), csv);
  }
}
