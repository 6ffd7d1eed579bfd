package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;

/** The page shows how results stand in billing engines, by itself. */
@Timeout(180)
final class PagePostingsTest {
  @Test
  void page_resultsInEngines_areShownWithWhatToDo() throws Exception {
    try (var receiver = LineReceiver.open();
        var world = BilledRunner.withWebhook(receiver.uri().toString(), "");
        var browser = Browser.at(world.runner().uri())) {
      world.saved("attested", "C-1");
      world.saved("retracted", "C-1");
      browser.until("#outcomes .engines", "own: sent, sent"::equals);

      receiver.answers(422, "{\"code\":\"no_such_customer\"}");
      world.saved("attested", "C-2");
      browser.until("#outcomes .engines", "own: held (no such customer)"::equals);
      browser.picture("postings-outcomes");

      browser.find(By.linkText("cancellation_saved/C-1")).click();
      browser.until("#history-body", text -> text.contains("own sent the engine took it"));
      browser.picture("postings-history");

      browser.find(By.id("tab-held")).click();
      browser.until("#held", text -> text.contains("+12.00 EUR in target own of demo"));
      var held = browser.text("#held");
      for (String wanted :
          List.of(
              "the engine says: no_such_customer",
              "What to do: mend what it names, or what the engine's own log says, then release",
              "./countersign release --tenant demo --target own res_",
              "./countersign give-up --tenant demo --target own res_")) {
        assertTrue(held.contains(wanted), held);
      }
      browser.picture("postings-held");
    }
  }
}
