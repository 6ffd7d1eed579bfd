package dev.countersign.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser; its pictures are left in target/screenshots, to be looked at. */
final class PageTest {
  private static final Path ROOT = RepositoryFiles.root();
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final Demo demo = new Demo(new PrintStream(PrintStream.nullOutputStream()));
  private final Runner runner;
  private final ChromeDriver browser;

  PageTest() throws Exception {
    if (!Files.exists(CHROMIUM) || !Files.exists(DRIVER)) {
      String line = "the page's tests did NOT run: no chromium with its driver";
      if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_BROWSER"))) {
        throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_BROWSER is set");
      }
      System.getLogger(PageTest.class.getName()).log(System.Logger.Level.WARNING, line);
      Assumptions.abort(line);
    }
    this.runner = Runner.start(new Runner.Options(0, null, demo::published));
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    this.browser = new ChromeDriver(service, options);
  }

  @BeforeEach
  void tellTheStory() throws Exception {
    var tenant =
        ((TenantFolder.Folder.Good) TenantFolder.read(ROOT.resolve("infra/tenants/demo")))
            .content();
    new ApplyTenant(runner.ledger()).apply(tenant);
    browser.manage().window().setSize(new Dimension(1300, 1400));
    browser.get(runner.uri().toString());
    await("#connection.live");
    // The page is open already: all that follows it must show by itself.
    assertTrue(demo.play(runner, tenant, ROOT.resolve("events/demo/story.ndjson"), ROOT));
  }

  @AfterEach
  void close() {
    browser.quit();
    runner.close();
  }

  @Test
  void page_whileTheStoryIsTold_showsAllOfIt() throws Exception {
    waiting(driver -> driver.findElements(By.cssSelector("#outcomes tr")).size() == 6);
    waiting(driver -> text("#totals").contains("25.99"));
    picture("outcomes-light");

    historyByKeyboard();
    tabsByKeyboard();
    searchAndStatus();
    darkAndNarrow();
    assertEquals("", problems());
  }

  private void historyByKeyboard() throws Exception {
    browser.findElement(By.linkText("policy_signed/policy/P-991")).sendKeys(Keys.ENTER);
    waiting(driver -> driver.findElements(By.cssSelector(".line > li")).size() == 4);
    assertEquals("history-title", browser.switchTo().activeElement().getDomAttribute("id"));
    String line = text(".line");
    assertTrue(line.contains("−30.00 EUR") && line.contains("+25.00 EUR"), line);
    assertTrue(line.contains("portal attested (witnessed)"), line);
    picture("history-light");
    browser.navigate().back();
    waiting(driver -> !driver.findElement(By.id("history")).isDisplayed());
  }

  private void tabsByKeyboard() throws Exception {
    browser.findElement(By.id("tab-outcomes")).sendKeys(Keys.ARROW_LEFT);
    assertEquals("tab-refused", browser.switchTo().activeElement().getDomAttribute("id"));
    waiting(driver -> text("#panel-refused").contains("/value/amount"));
    assertTrue(text("#away").contains("bad signature") || text("#away").contains("bad_signature"));
    picture("refused-light");
    browser.findElement(By.id("tab-refused")).sendKeys(Keys.HOME);
    assertTrue(browser.findElement(By.id("panel-outcomes")).isDisplayed());
  }

  private void searchAndStatus() {
    browser.findElement(By.id("search")).sendKeys("T-1");
    assertEquals("1 of 6", text("#shown"));
    browser
        .findElement(By.id("search"))
        .sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE);
    browser.findElement(By.cssSelector("#status option[value=Billable]")).click();
    assertEquals("2 of 6", text("#shown"));
    browser.findElement(By.cssSelector("#status option[value='']")).click();
  }

  private void darkAndNarrow() throws Exception {
    browser.findElement(By.linkText("ticket_resolved/ticket/T-1")).click();
    waiting(driver -> driver.findElements(By.cssSelector(".line > li")).size() == 2);
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            java.util.List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    picture("history-dark");
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 1400, "deviceScaleFactor", 1, "mobile", true));
    picture("narrow-dark");
    Object wider =
        browser.executeScript("return document.documentElement.scrollWidth > innerWidth");
    assertEquals(false, wider, "wider than a narrow screen");
  }

  /** Everything that can be used has a name; nothing was loaded from elsewhere; no errors. */
  private String problems() {
    Object unnamed =
        browser.executeScript(
            """
            const bad = [];
            for (const e of document.querySelectorAll('button, a, input, select'))
              if (!(e.textContent.trim() || e.labels?.length)) bad.push(e.outerHTML);
            for (const r of performance.getEntriesByType('resource'))
              if (new URL(r.name).origin !== location.origin) bad.push(r.name);
            return bad.join(' ');
            """);
    return Objects.toString(unnamed);
  }

  private WebElement await(String selector) {
    waiting(driver -> !driver.findElements(By.cssSelector(selector)).isEmpty());
    return browser.findElement(By.cssSelector(selector));
  }

  private void waiting(java.util.function.Function<WebDriver, @Nullable Boolean> until) {
    new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50)).until(until);
  }

  private String text(String selector) {
    return browser.findElement(By.cssSelector(selector)).getText();
  }

  private void picture(String name) throws Exception {
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    assertFalse(Files.size(folder.resolve(name + ".png")) == 0);
  }
}
