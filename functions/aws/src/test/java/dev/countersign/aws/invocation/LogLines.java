package dev.countersign.aws.invocation;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import io.quarkiverse.loggingjson.Enabled;
import io.quarkiverse.loggingjson.JsonFormatter;
import io.quarkiverse.loggingjson.JsonProvider;
import io.quarkiverse.loggingjson.LoggingJsonRecorder;
import io.quarkiverse.loggingjson.config.Config;
import io.quarkiverse.loggingjson.jackson.JacksonJsonFactory;
import io.quarkus.runtime.RuntimeValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The lines that the product's classes log while it is open, formatted as in Lambda: by the
 * extension's formatter and the settings of {@code application.properties}.
 */
public final class LogLines implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.countersign");
  private final List<String> lines = new ArrayList<>();
  private final ExtHandler handler;

  /** Starts to listen. */
  public LogLines() {
    var formatter = formatter();
    handler =
        new ExtHandler() {
          @Override
          protected void doPublish(ExtLogRecord line) {
            lines.add(formatter.format(line));
          }
        };
    handler.setLevel(Level.ALL);
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
  }

  /** The only line, as JSON. */
  public Json.Obj only() {
    if (lines.size() != 1) {
      throw new AssertionError("not one line: " + lines);
    }
    return all().getFirst();
  }

  /** All lines, as JSON. */
  public List<Json.Obj> all() {
    return lines.stream().map(LogLines::object).toList();
  }

  /** All lines as they are written. */
  public String text() {
    return String.join("", lines);
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
  }

  private static Json.Obj object(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj read) -> read;
      default -> throw new AssertionError("not a JSON object: " + line);
    };
  }

  /**
   * The extension's formatter. Its recorder also asks the CDI container for providers of ours;
   * there is neither here, so that its own providers are taken by their private method.
   */
  private static Formatter formatter() {
    try {
      var config = config();
      var method = LoggingJsonRecorder.class.getDeclaredMethod("defaultFormat", Config.class);
      method.setAccessible(true);
      var all =
          (List<?>) method.invoke(new LoggingJsonRecorder(new RuntimeValue<>(config)), config);
      var enabled =
          all.stream()
              .map(JsonProvider.class::cast)
              .filter(each -> !(each instanceof Enabled optional) || optional.isEnabled())
              .toList();
      return new JsonFormatter(enabled, new JacksonJsonFactory(), config);
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Config config() throws IOException {
    var settings = LogLines.class.getResource("/application.properties");
    return new SmallRyeConfigBuilder()
        .withMapping(Config.class)
        .withSources(new PropertiesConfigSource(Objects.requireNonNull(settings)))
        .build()
        .getConfigMapping(Config.class);
  }
}
