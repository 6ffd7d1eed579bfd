package dev.countersign.proof.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A page of a month in a real browser, opened from a file as a payer does. */
public final class SheetBrowser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Path folder;
  private final ChromeDriver browser;

  /**
   * A browser. Where there is none the tests are left out, unless {@code
   * COUNTERSIGN_REQUIRE_BROWSER} is set.
   *
   * @param folder for files; what the page saves goes there, too
   */
  public SheetBrowser(Path folder) {
    if (!Files.exists(CHROMIUM) || !Files.exists(DRIVER)) {
      var line = "the tests of the month's page did NOT run: no chromium with its driver";
      if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_BROWSER"))) {
        throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_BROWSER is set");
      }
      System.getLogger(SheetBrowser.class.getName()).log(System.Logger.Level.WARNING, line);
      Assumptions.abort(line);
    }
    this.folder = folder;
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.setExperimentalOption("prefs", Map.of("download.default_directory", folder.toString()));
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    this.browser = new ChromeDriver(service, options);
    browser.manage().window().setSize(new Dimension(1300, 1600));
  }

  /** Opens the page of a sealed file; it may still be checking. */
  void open(byte[] sealed) throws IOException {
    var file = folder.resolve("month.html");
    try (var page = Files.newOutputStream(file)) {
      MonthPage.write(new ByteArrayInputStream(sealed), page);
    }
    browser.get(file.toUri().toString());
  }

  /** Opens the page and waits until it has checked the month. */
  public void openChecked(byte[] sealed) throws IOException {
    open(sealed);
    awaitChecked();
  }

  void awaitChecked() {
    until(() -> "true".equals(script("return document.documentElement.dataset.checked")));
  }

  /** Gives the page a file as a reader does, and waits until the page has read or refused it. */
  public void give(String name, byte[] content) throws IOException {
    var file = Files.write(folder.resolve(name), content);
    int before = count("#given li");
    browser.findElement(By.id("files")).sendKeys(file.toString());
    until(() -> count("#given li") > before && !text("#given").contains("reading …"));
  }

  void give(String name, String content) throws IOException {
    give(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** What the page saved under this name. */
  String saved(String name) throws IOException {
    var file = folder.resolve(name);
    until(() -> Files.exists(file));
    return Files.readString(file);
  }

  WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  int count(String selector) {
    return browser.findElements(By.cssSelector(selector)).size();
  }

  public String text(String selector) {
    return find(selector).getText();
  }

  String focused() {
    return Objects.toString(browser.switchTo().activeElement().getDomAttribute("id"));
  }

  String script(String script) {
    return Objects.toString(browser.executeScript(script));
  }

  void until(BooleanSupplier holds) {
    new WebDriverWait(browser, LONGEST, Duration.ofMillis(50))
        .until(driver -> holds.getAsBoolean());
  }

  void dark() {
    emulate(Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
  }

  /** As the page is printed. */
  void paper() {
    emulate(Map.of("media", "print", "features", List.of()));
    browser.executeScript("dispatchEvent(new Event('beforeprint'))");
  }

  void width(int pixels) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 1600, "deviceScaleFactor", 1, "mobile", true));
  }

  private void emulate(Map<String, Object> media) {
    browser.executeCdpCommand("Emulation.setEmulatedMedia", media);
  }

  /** Leaves a picture in target/screenshots, to be looked at. */
  void picture(String name) throws IOException {
    var pictures = Files.createDirectories(Path.of("target/screenshots"));
    Files.write(pictures.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  /**
   * What is wrong with the page itself: errors, refusals of its policy, something that was loaded,
   * and what can be used without having a name. Empty where nothing is.
   */
  public String problems() {
    var log = new StringBuilder();
    browser.manage().logs().get("browser").forEach(entry -> log.append(entry.getMessage()));
    return log
        + script(
            """
            const bad = [];
            for (const e of document.querySelectorAll('button, a, input, select, textarea'))
              if (!(e.textContent.trim() || e.labels?.length)) bad.push(e.outerHTML);
            for (const r of performance.getEntriesByType('resource'))
              if (!r.name.startsWith('blob:')) bad.push(r.name);
            return bad.join(' ');
            """);
  }

  @Override
  public void close() {
    browser.quit();
  }
}
