package dev.countersign.proof.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of a month that is as it should be. */
final class SheetTest {
  private final SheetKey key = SheetKey.generate();
  private final SheetMonth november = SheetStory.november(key);
  private final SheetBrowser browser;

  SheetTest(@TempDir Path folder) {
    this.browser = new SheetBrowser(folder);
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
  void page_beforeAKeyIsChosen_saysThatNobodyIsProvedToHaveSigned() {
    assertEquals(
        "Nothing in this file contradicts itself. Who signed it is not proved yet.",
        browser.text("#verdict-word"));
    assertTrue(browser.text("#checks").contains("choose the seller’s key file"));
  }

  @Test
  void page_withKeysReceiptsAndTheMonthBefore_saysThatAllHolds() throws IOException {
    browser.give("keys.json", key.published());
    assertEquals("This month holds.", browser.text("#verdict-word"));
    browser.give("october.sealed", SheetStory.october(key).sealed());
    browser.give("receipts.txt", november.receipt(november.line("policy_signed/policy/P-2", 2)));
    assertEquals("This month holds.", browser.text("#verdict-word"));
    var checks = browser.text("#checks");
    assertTrue(checks.contains("This month follows 2026-10."), checks);
    assertTrue(checks.contains("1 of this month compared."), checks);
    assertFalse(checks.contains("What can still be taken back"), checks);
    browser.picture("month-light");
    assertEquals("", browser.problems());
  }

  @Test
  void page_ofAMonth_showsItsSums() {
    var totals = browser.text("#totals");
    assertTrue(totals.contains("Stood billed before this month 30.00 0"), totals);
    assertTrue(totals.contains("Billed this month 55.00 1,500"), totals);
    assertTrue(totals.contains("Taken back this month −60.00 0"), totals);
    assertTrue(totals.contains("which was billed in earlier months −30.00 0"), totals);
    assertTrue(totals.contains("Stands billed at its end 25.00 1,500"), totals);
    var parts = browser.text("#breakdowns");
    assertTrue(parts.contains("policy_signed 3 55.00 −60.00 −5.00 EUR"), parts);
    assertTrue(parts.contains("sales 3 55.00 −60.00 −5.00 EUR"), parts);
    assertTrue(parts.contains("Reversed"), parts);
  }

  @Test
  void lines_byKeyboard_openTheirHistory() throws IOException {
    assertEquals("7", browser.find("#grid").getDomAttribute("aria-rowcount"));
    browser.find("#search").sendKeys("p-3");
    assertEquals("1 of 6", browser.text("#shown"));
    browser.find("#grid").sendKeys(Keys.ENTER);
    browser.until(() -> browser.find("#history").isDisplayed());
    assertEquals("history-title", browser.focused());
    var history = browser.text("#history");
    assertTrue(history.contains("crm: retracted") && history.contains("−30.00 EUR"), history);
    assertEquals(2, browser.count("#history .line > li"));
    browser.picture("month-history");
    browser.find("#close").sendKeys(Keys.ESCAPE);
    browser.until(() -> !browser.find("#history").isDisplayed());
    assertEquals("grid", browser.focused());
  }

  @Test
  void lines_byFilters_areThoseThatFit() {
    browser.find("#late").click();
    assertEquals("1 of 6", browser.text("#shown"));
    assertTrue(browser.text("#grid").contains("ticket_resolved/ticket/T-2"));
    browser.find("#late").click();
    browser.find("#status option[value=Reversed]").click();
    assertEquals("2 of 6", browser.text("#shown"));
    browser.find("#tab-outcomes").sendKeys(Keys.ARROW_RIGHT);
    assertEquals("tab-sessions", browser.focused());
    browser.find("#search").sendKeys("lost");
    assertEquals("1 of 4", browser.text("#shown"));
    assertTrue(browser.text("#grid").contains("none"), "an outcome of a session without one");
  }

  @Test
  void csv_ofLines_hasExactAmountsAndNoFormula() throws IOException {
    browser.find("#csv").click();
    var csv = browser.saved("acme-2026-11-outcomes.csv");
    assertTrue(csv.startsWith("\ufeffclaim,outcome,type,"), csv);
    assertEquals(7, csv.lines().count());
    assertTrue(csv.contains(",\"'=HYPERLINK(\"\"x\"\")\","), csv);
    assertTrue(csv.contains(",EUR,0.00,-30.00,-30.00,,,"), csv);
    assertTrue(csv.contains(",JPY,1500,0,1500,1500,,"), csv);
  }

  @Test
  void page_darkNarrowAndOnPaper_isReadable() throws IOException {
    browser.dark();
    browser.picture("month-dark");
    browser.width(360);
    browser.picture("month-narrow-dark");
    assertEquals(
        "false", browser.script("return document.documentElement.scrollWidth > innerWidth"));
    browser.paper();
    browser.picture("month-paper");
    assertEquals(6, browser.count("#printed tbody tr"));
    assertFalse(browser.find("#filter").isDisplayed());
  }
}
