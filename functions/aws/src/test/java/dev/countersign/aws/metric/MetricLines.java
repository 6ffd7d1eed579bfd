package dev.countersign.aws.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.aws.settings.Environment;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.sinks.ISink;

/**
 * The metric lines that were written, as the library writes them, each validated against the
 * Embedded Metric Format and read as CloudWatch reads it.
 */
public final class MetricLines implements ISink {
  public static final String NAMESPACE = "Countersign/a-stack";

  private static final Schema EMF = schema();

  private final List<String> lines = new ArrayList<>();

  /**
   * One value, as CloudWatch makes it of a line.
   *
   * @param dimensions the line's only set of them
   */
  public record Datum(
      String namespace, List<String> dimensions, String name, String unit, long value) {}

  /** What writes into these lines. */
  public EmfMetrics metrics() {
    var settings =
        new Environment() {
          @Override
          public String metricNamespace() {
            return NAMESPACE;
          }
        };
    return new EmfMetrics(settings, this);
  }

  @Override
  public void accept(MetricsContext context) {
    try {
      lines.addAll(context.serialize());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return CompletableFuture.completedFuture(null);
  }

  /** The lines as they are written. */
  public List<String> text() {
    return List.copyOf(lines);
  }

  /** Every value of every line. */
  public List<Datum> all() {
    return lines.stream().flatMap(line -> data(line).stream()).toList();
  }

  /** The last value of each metric, by its name. */
  public Map<String, Long> values() {
    var values = new TreeMap<String, Long>();
    all().forEach(datum -> values.put(datum.name(), datum.value()));
    return values;
  }

  private static List<Datum> data(String line) {
    var mistakes = EMF.validate(line, InputFormat.JSON);
    if (!mistakes.isEmpty() || line.contains("\n")) {
      throw new AssertionError("no metric line: " + line + " " + mistakes);
    }
    var root = object(parsed(line));
    var data = new ArrayList<Datum>();
    for (Json directive : array(member(object(member(root, "_aws")), "CloudWatchMetrics"))) {
      var read = object(directive);
      var sets = array(member(read, "Dimensions"));
      if (sets.size() != 1) {
        throw new AssertionError("not one set of dimensions: " + line);
      }
      var dimensions = array(sets.getFirst()).stream().map(MetricLines::word).toList();
      for (Json metric : array(member(read, "Metrics"))) {
        String name = word(member(object(metric), "Name"));
        long value = ((Json.Num) member(root, name)).value().longValueExact();
        String unit = word(member(object(metric), "Unit"));
        data.add(new Datum(word(member(read, "Namespace")), dimensions, name, unit, value));
      }
    }
    return data;
  }

  private static Json parsed(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json read) -> read;
      default -> throw new AssertionError("no JSON: " + line);
    };
  }

  private static Json member(Json.Obj object, String name) {
    return object.get(name).orElseThrow(() -> new AssertionError("no " + name + ": " + object));
  }

  private static Json.Obj object(Json json) {
    return (Json.Obj) json;
  }

  private static List<Json> array(Json json) {
    return ((Json.Arr) json).items();
  }

  private static String word(Json json) {
    return ((Json.Str) json).value();
  }

  private static Schema schema() {
    try (var schema = MetricLines.class.getResourceAsStream("/emf.schema.json")) {
      var text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
