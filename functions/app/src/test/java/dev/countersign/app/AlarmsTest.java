package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alarm finds in it the page that says what to do. */
final class AlarmsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern PAGE = Pattern.compile("See docs/runbooks/alarms\\.md#([a-z-]+)$");

  /** Its name, with the description that it has itself or merges in. */
  @Test
  void eachAlarm_namesItsSectionOfTheRunbook() throws IOException {
    var headings = new TreeSet<String>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/runbooks/alarms.md"))) {
      if (line.startsWith("## ")) {
        headings.add(line.substring(3));
      }
    }
    var described = alarms();

    assertTrue(described.size() > 15, described.toString());
    var named = new TreeSet<String>();
    for (var alarm : described.entrySet()) {
      var page = PAGE.matcher(alarm.getValue());
      assertTrue(page.find(), alarm.toString());
      var heading =
          headings.stream()
              .filter(each -> anchor(each).equals(page.group(1)))
              .findFirst()
              .orElse("none");
      assertTrue(
          Arrays.asList(heading.split(", ")).contains(alarm.getKey()),
          alarm + " is under: " + heading);
      named.add(heading);
    }
    assertEquals(headings, named);
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-');
  }

  private static SortedMap<String, String> alarms() throws IOException {
    var described = new TreeMap<String, String>();
    for (var alarm : new TemplatePolicies().ofType("AWS::CloudWatch::Alarm").entrySet()) {
      described.put(alarm.getKey(), TemplatePolicies.text(alarm.getValue(), "AlarmDescription"));
    }
    return described;
  }
}
