package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window; its pictures are left in target/screenshots. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens this page; where there is no browser, the test is skipped, or fails if it is owed. */
  static Browser at(URI page) {
    if (!Files.exists(CHROMIUM) || !Files.exists(DRIVER)) {
      String line = "the page's tests did NOT run: no chromium with its driver";
      if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_BROWSER"))) {
        throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_BROWSER is set");
      }
      System.getLogger(Browser.class.getName()).log(System.Logger.Level.WARNING, line);
      Assumptions.abort(line);
    }
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    var driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(new Dimension(1300, 1100));
    driver.get(page.toString());
    return new Browser(driver);
  }

  WebElement find(By by) {
    return driver.findElement(by);
  }

  /** The text of what this selector names. */
  String text(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  /** Waits until the text of what this selector names is so; the page may replace it meanwhile. */
  void until(String selector, Predicate<String> wanted) {
    new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .until(browser -> wanted.test(browser.findElement(By.cssSelector(selector)).getText()));
  }

  void picture(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    assertFalse(Files.size(folder.resolve(name + ".png")) == 0);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
