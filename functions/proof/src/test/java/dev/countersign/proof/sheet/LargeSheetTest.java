package dev.countersign.proof.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A page of 100,000 lines is used while it is checked, and after. */
final class LargeSheetTest {
  private static final int OUTCOMES = 50_000;

  private final SheetKey key = SheetKey.generate();
  private final SheetBrowser browser;

  LargeSheetTest(@TempDir Path folder) {
    this.browser = new SheetBrowser(folder);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void page_of100000Lines_isUsedWhileItIsCheckedAndAfter() throws IOException {
    browser.open(SheetStory.large(key, OUTCOMES).sealed());
    browser.until(() -> browser.count("#grid tbody tr[data-at]") > 0);
    browser.find("#grid").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    browser.until(() -> browser.find("#history").isDisplayed());
    browser.find("#close").click();

    browser.awaitChecked();
    browser.give("keys.json", key.published());
    assertEquals("This month holds.", browser.text("#verdict-word"));
    assertEquals("50001", browser.find("#grid").getDomAttribute("aria-rowcount"));
    browser.find("#search").sendKeys("p-49999");
    browser.until(() -> browser.text("#shown").equals("1 of 50,000"));
    browser.find("#search").clear();
    browser.find("#search").sendKeys("p-", Keys.BACK_SPACE, Keys.BACK_SPACE);
    browser.find("#grid").sendKeys(Keys.END);
    browser.until(() -> browser.count("#row-49999") == 1);
    assertEquals("row-49999", browser.find("#grid").getDomAttribute("aria-activedescendant"));
    assertTrue(browser.count("#grid tbody tr") < 100, "only what is in sight is drawn");
    assertEquals("", browser.problems());
  }
}
