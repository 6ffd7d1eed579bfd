package dev.countersign.aws.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.watch.Metric;
import dev.countersign.aws.alarm.AlarmExercise.Measured;
import dev.countersign.aws.alarm.TemplateAlarms.Alarm;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.aws.metric.MetricLines.Datum;
import dev.countersign.ledger.members.LocalStack;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Each alarm of the template, evaluated by LocalStack: it rings when its function measures what is
 * wrong, and is over when it measures that all is well.
 *
 * <p>What LocalStack's evaluation proves is that name, namespace, dimensions, statistic, threshold
 * and M out of N fit what is measured. It makes no metrics of log lines, so the values of the lines
 * are put; it has no values of Lambda, SQS and API Gateway here, so they are put, too; and it does
 * not evaluate sums of metrics.
 */
final class AlarmsRingTest {
  /** What LocalStack does not evaluate. */
  private static final Set<String> SUMS = Set.of("FunctionsThrottled", "TableThrottled");

  private static final System.Logger LOG = System.getLogger(AlarmsRingTest.class.getName());

  private final TemplateAlarms template = new TemplateAlarms();

  @Test
  void eachAlarm_whenItsFunctionMeasuresWhatIsWrong_ringsAndIsOverAfterwards() {
    LocalStack.require();
    try (var cloudWatch = client()) {
      var alarms = alarms();
      var exercise = new AlarmExercise(cloudWatch);
      var evaluated = AlarmExercise.evaluated(alarms);

      var rang = exercise.cause(evaluated, measured());
      var over = exercise.mend(evaluated, measured());

      LOG.log(Level.INFO, "rang: {0}; over: {1}", rang, over);
      var names = template.all().keySet().stream().filter(name -> !SUMS.contains(name)).toList();
      assertEquals(all(names, StateValue.ALARM), rang);
      assertEquals(all(names, StateValue.OK), over);
    }
  }

  /** A value as the function's metric line says it, where it is a function that measures it. */
  private static Measured measured() {
    var ours = Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::wire, m -> m));
    return (alarm, value) -> {
      var metric = ours.get(alarm.metricName());
      if (metric == null) {
        return new Datum(alarm.namespace(), List.of(), alarm.metricName(), "None", value);
      }
      var lines = new MetricLines();
      lines.metrics().put(Map.of(metric, value));
      return lines.all().getFirst();
    };
  }

  /** The template's alarms, in a stack where nobody sets a parameter. */
  private List<MetricAlarm> alarms() {
    return template.all().entrySet().stream()
        .map(alarm -> alarm(alarm.getKey(), alarm.getValue()))
        .toList();
  }

  private MetricAlarm alarm(String name, Alarm alarm) {
    if (alarm.has("Metrics")) {
      return MetricAlarm.builder().alarmName(name).build();
    }
    String threshold = alarm.text("Threshold");
    boolean number = threshold.chars().allMatch(Character::isDigit);
    return MetricAlarm.builder()
        .alarmName(name)
        .alarmDescription(alarm.text("AlarmDescription"))
        .namespace(alarm.text("Namespace").replace("${AWS::StackName}", "a-stack"))
        .metricName(alarm.text("MetricName"))
        .dimensions(alarm.dimensions())
        .statistic(alarm.text("Statistic"))
        .period(Integer.valueOf(alarm.text("Period")))
        .evaluationPeriods(Integer.valueOf(alarm.text("EvaluationPeriods")))
        .datapointsToAlarm(Integer.valueOf(alarm.text("DatapointsToAlarm")))
        .threshold(Double.valueOf(number ? threshold : template.standard(threshold)))
        .comparisonOperator(alarm.text("ComparisonOperator"))
        .treatMissingData(alarm.text("TreatMissingData"))
        .build();
  }

  private static SortedMap<String, StateValue> all(List<String> names, StateValue state) {
    var all = new TreeMap<String, StateValue>();
    names.forEach(name -> all.put(name, state));
    return all;
  }

  private static CloudWatchClient client() {
    return CloudWatchClient.builder()
        .endpointOverride(LocalStack.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
