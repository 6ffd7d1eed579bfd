package dev.countersign.aws.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.watch.Metric;
import dev.countersign.aws.alarm.TemplateAlarms.Alarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whoever is woken by an alarm finds in it the page that says what to do, and an alarm reads what
 * the functions measure.
 */
final class AlarmsTest {
  private static final Path PAGE = Path.of("../../docs/runbooks/alarms.md");
  private static final String OURS = "Countersign/${AWS::StackName}";

  /** What the access log's filter counts; no function sees it. */
  private static final String FILTERED = "TooMany";

  private final TemplateAlarms alarms = new TemplateAlarms();

  @Test
  void eachAlarm_hasItsSectionOfTheRunbook_andNamesIt() throws IOException {
    var sections = sections();

    assertEquals(alarms.all().keySet(), sections.keySet());
    for (var alarm : alarms.all().entrySet()) {
      var page = "See docs/runbooks/alarms.md#" + anchor(alarm.getKey());
      assertTrue(alarm.getValue().text("AlarmDescription").endsWith(page), alarm.getKey());
    }
  }

  /** A section says what it means, what to run, with a command, and when it is over. */
  @Test
  void eachSection_saysWhatToRunAndWhenItIsOver() throws IOException {
    for (var section : sections().entrySet()) {
      for (String part : List.of("- **Means**: ", "- **Run**: ", "- **Over when** ")) {
        assertTrue(section.getValue().contains(part), section.getKey() + ": " + part);
      }
      assertTrue(section.getValue().contains("```\n"), section.getKey() + ": no command");
    }
  }

  @Test
  void eachMetric_thatAnAlarmReads_isMeasuredUnderThatName() {
    var read = new TreeSet<String>();
    for (Alarm alarm : ours()) {
      read.add(alarm.text("MetricName"));
    }

    var measured =
        Arrays.stream(Metric.values())
            .map(Metric::wire)
            .collect(Collectors.toCollection(TreeSet::new));
    measured.add(FILTERED);
    assertEquals(measured, read);
  }

  /** The functions' metrics have no dimensions; a dimension of an alarm would read another one. */
  @Test
  void eachAlarm_onAMetricOfOurs_asksForNoDimensionAndNoOtherUnit() {
    for (Alarm alarm : ours()) {
      assertFalse(alarm.has("Dimensions"), alarm.toString());
      assertFalse(alarm.has("Unit"), alarm.toString());
    }
  }

  /** A sum of ages or of failures in a row would say nothing. */
  @Test
  void eachAlarm_onAMetricOfOurs_addsUpCountsAlone() {
    var highest =
        Set.of(
            Metric.KEY_SET_FAILURES.wire(),
            Metric.STACK_PARAMETERS_UNREADABLE.wire(),
            Metric.DIFFERENCES_OLD.wire(),
            Metric.MONTHS_OVERDUE.wire());
    var seconds =
        Arrays.stream(Metric.values())
            .filter(metric -> metric.unit() == Metric.Unit.SECONDS)
            .map(Metric::wire)
            .collect(Collectors.toSet());
    for (Alarm alarm : ours()) {
      String name = alarm.text("MetricName");
      boolean peak = highest.contains(name) || seconds.contains(name);
      assertEquals(peak ? "Maximum" : "Sum", alarm.text("Statistic"), name);
    }
  }

  /**
   * Of three messages a day hardly two fall into neighbouring periods. So no alarm asks for periods
   * in a row, and what is missing is no breach, save of what runs every minute.
   */
  @Test
  void eachAlarm_ringsForATenantWhoSendsThreeMessagesADay() {
    for (var alarm : alarms.all().entrySet()) {
      int periods = Integer.parseInt(alarm.getValue().text("EvaluationPeriods"));
      int breaching = Integer.parseInt(alarm.getValue().text("DatapointsToAlarm"));
      assertTrue(breaching == 1 || breaching < periods, alarm.getKey());
      boolean runs = alarm.getKey().endsWith("Stopped");
      assertEquals(
          runs ? "breaching" : "notBreaching",
          alarm.getValue().text("TreatMissingData"),
          alarm.getKey());
    }
  }

  /** CloudWatch keeps no alarm whose periods are more than a day together. */
  @Test
  void eachAlarm_looksAtADayAtMost() {
    for (var alarm : alarms.all().entrySet()) {
      for (int period : alarm.getValue().periods()) {
        int periods = Integer.parseInt(alarm.getValue().text("EvaluationPeriods"));
        assertTrue(period * periods <= 86_400, alarm.getKey());
      }
    }
  }

  /** A sum in which one value is missing is missing itself. */
  @Test
  void eachAlarm_overASum_fillsWhatIsMissing() {
    var sums = alarms.all().values().stream().filter(alarm -> alarm.has("Metrics")).toList();

    assertEquals(2, sums.size());
    for (Alarm alarm : sums) {
      for (String id : alarm.added()) {
        assertTrue(alarm.expression().contains("FILL(" + id + ", 0)"), alarm.toString());
      }
    }
  }

  @Test
  void dashboard_showsWhatIsMeasured() {
    var shown = new TreeSet<String>();
    var named = Pattern.compile("\\[\"" + Pattern.quote(OURS) + "\", \"(\\w+)\"]");
    var found = named.matcher(alarms.dashboard());
    while (found.find()) {
      shown.add(found.group(1));
    }

    var measured =
        Arrays.stream(Metric.values())
            .map(Metric::wire)
            .collect(Collectors.toCollection(TreeSet::new));
    measured.add(FILTERED);
    assertEquals(measured, shown);
  }

  /** Each alarm that every stack has; those of keys are there only with hosts of keys. */
  @Test
  void dashboard_showsEachAlarm() {
    var missing = new ArrayList<String>();
    for (var alarm : alarms.all().entrySet()) {
      boolean shown = alarms.dashboard().contains("\"${" + alarm.getKey() + ".Arn}\"");
      if (shown == alarm.getValue().conditional()) {
        missing.add(alarm.getKey());
      }
    }
    assertEquals(List.of(), missing);
  }

  private List<Alarm> ours() {
    var ours =
        alarms.all().values().stream()
            .filter(alarm -> alarm.has("Namespace") && alarm.text("Namespace").equals(OURS))
            .toList();
    assertTrue(ours.size() > 10, ours.toString());
    return ours;
  }

  private static Map<String, String> sections() throws IOException {
    var sections = new TreeMap<String, String>();
    for (String section : Files.readString(PAGE).split("\n## ", -1)) {
      if (!section.startsWith("# ")) {
        var parts = section.split("\n", 2);
        sections.put(parts[0], parts[1]);
      }
    }
    return sections;
  }

  /** As GitHub makes it of a heading of one word. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT);
  }
}
