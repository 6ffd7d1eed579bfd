package dev.countersign.aws.alarm;

import dev.countersign.aws.metric.MetricLines.Datum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Has LocalStack evaluate alarms as they are defined: with values that breach, until they ring, and
 * with values that don't, until they are over.
 *
 * <p>LocalStack evaluates an alarm once in all its periods together, and at once when it is put. So
 * it is put again, as it was. The values that breach are as old as it still looks at, so that they
 * are too old within a minute and nobody waits for half a day.
 */
final class AlarmExercise {
  /** After this time the first value that breaches is too old. */
  private static final Duration RINGS = Duration.ofSeconds(50);

  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final CloudWatchClient cloudWatch;

  AlarmExercise(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  /** What an alarm reads, when it should ring or not. */
  @FunctionalInterface
  interface Measured {
    /** The value as its function measures it. */
    Datum of(MetricAlarm alarm, long value);
  }

  /** Those of the alarms that LocalStack evaluates: of one metric, not of a sum of several. */
  static List<MetricAlarm> evaluated(List<MetricAlarm> alarms) {
    return alarms.stream().filter(alarm -> alarm.metricName() != null).toList();
  }

  /**
   * Makes these alarms ring.
   *
   * @return the state of each that it was in at last, by its name
   */
  SortedMap<String, StateValue> cause(List<MetricAlarm> alarms, Measured measured) {
    for (MetricAlarm alarm : alarms) {
      if (!ringsWithoutValues(alarm)) {
        var now = Instant.now();
        for (int i = 0; i < alarm.datapointsToAlarm(); i++) {
          long periods = lookedAt(alarm) - (long) i;
          var at = now.minusSeconds(periods * (long) alarm.period()).plus(RINGS);
          put(measured.of(alarm, alarm.threshold().longValue() + 1), alarm, at);
        }
      }
    }
    return until(StateValue.ALARM, alarms);
  }

  /**
   * Has these alarms read what is measured once the cause is mended.
   *
   * @return the state of each that it was in at last, by its name
   */
  SortedMap<String, StateValue> mend(List<MetricAlarm> alarms, Measured measured) {
    for (MetricAlarm alarm : alarms) {
      long fine = ringsWithoutValues(alarm) ? alarm.threshold().longValue() : 0;
      put(measured.of(alarm, fine), alarm, Instant.now().minusSeconds(1));
    }
    return until(StateValue.OK, alarms);
  }

  private void put(Datum datum, MetricAlarm alarm, Instant at) {
    var value =
        MetricDatum.builder()
            .metricName(datum.name())
            .dimensions(alarm.dimensions())
            .unit(datum.unit())
            .value((double) datum.value())
            .timestamp(at)
            .build();
    cloudWatch.putMetricData(r -> r.namespace(datum.namespace()).metricData(value));
  }

  private SortedMap<String, StateValue> until(StateValue wanted, List<MetricAlarm> alarms) {
    var end = Instant.now().plus(LONGEST);
    var states = new TreeMap<String, StateValue>();
    var left = new ArrayList<>(alarms);
    while (!left.isEmpty() && Instant.now().isBefore(end)) {
      left.forEach(this::evaluate);
      for (MetricAlarm alarm : List.copyOf(left)) {
        var state = evaluatedState(alarm, end);
        states.put(alarm.alarmName(), state);
        if (state == wanted) {
          left.remove(alarm);
        }
      }
    }
    return states;
  }

  /** The state that the evaluation came to; an alarm that was just put has none. */
  private StateValue evaluatedState(MetricAlarm alarm, Instant end) {
    var state = StateValue.INSUFFICIENT_DATA;
    while (state == StateValue.INSUFFICIENT_DATA && Instant.now().isBefore(end)) {
      state =
          cloudWatch
              .describeAlarms(r -> r.alarmNames(alarm.alarmName()))
              .metricAlarms()
              .getFirst()
              .stateValue();
    }
    return state;
  }

  private void evaluate(MetricAlarm alarm) {
    cloudWatch.putMetricAlarm(r ->
        r.alarmName(alarm.alarmName())
            .alarmDescription(alarm.alarmDescription())
            .namespace(alarm.namespace())
            .metricName(alarm.metricName())
            .dimensions(alarm.dimensions())
            .statistic(alarm.statistic())
            .period(alarm.period())
            .evaluationPeriods(alarm.evaluationPeriods())
            .datapointsToAlarm(alarm.datapointsToAlarm())
            .threshold(alarm.threshold())
            .comparisonOperator(alarm.comparisonOperator())
            .treatMissingData(alarm.treatMissingData()));
  }

  /** The periods that LocalStack reads: a third more than the alarm's, and two more at least. */
  private static int lookedAt(MetricAlarm alarm) {
    return alarm.evaluationPeriods() + Math.max(alarm.evaluationPeriods() / 3, 2);
  }

  private static boolean ringsWithoutValues(MetricAlarm alarm) {
    return alarm.comparisonOperator() == ComparisonOperator.LESS_THAN_THRESHOLD;
  }
}
