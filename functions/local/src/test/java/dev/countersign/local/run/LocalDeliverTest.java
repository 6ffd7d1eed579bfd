package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that can't be taken, in the local runner. */
final class LocalDeliverTest {
  // Held, since the log manager holds loggers weakly.
  private final Logger logger = Logger.getLogger("dev.countersign");
  private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private Instant now = Instant.parse("2026-11-10T12:00:00Z");

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  @Test
  void round_messageThatCanNeverBeTaken_isLetGoAfterAsManyTriesAsInTheCloud() {
    var deliver = new LocalDeliver(assembly().deliverResults(), () -> now);
    byte[] damaged = "{".getBytes(StandardCharsets.UTF_8);
    deliver.put(new PublishedEvent("res_1", "BillableResult", damaged));
    deliver.put(new PublishedEvent("res_2", "OutcomeChanged", damaged));

    for (int i = 0; i < LocalDeliver.MOST_TRIES + 10; i++) {
      deliver.round();
      now = now.plus(Duration.ofMinutes(1));
    }

    assertEquals(LocalDeliver.MOST_TRIES, at(Level.WARNING).size());
    var letGo = at(Level.SEVERE);
    assertEquals(1, letGo.size());
    assertEquals("res_1", letGo.getFirst().getParameters()[0]);
    assertTrue(lines.stream().noneMatch(line -> String.valueOf(line.getMessage()).contains("{\"")));
  }

  @Test
  void mostTries_areThoseOfTheCloudsQueue() throws IOException {
    String template = Files.readString(Path.of("../../template.yaml"));
    int queue = template.indexOf("!GetAtt ResultFailures.Arn, maxReceiveCount: ");

    assertTrue(
        template.startsWith(
            "!GetAtt ResultFailures.Arn, maxReceiveCount: " + LocalDeliver.MOST_TRIES + "}",
            queue));
  }

  private DeliverAssembly assembly() {
    return new DeliverAssembly(
        new InMemoryLedger(),
        new DeliverEdges(
            () -> now,
            System::nanoTime,
            new InlineSecrets(),
            (request, longest) -> new Exchange.NotSent("no_connection")));
  }

  private List<LogRecord> at(Level level) {
    return lines.stream().filter(line -> line.getLevel().equals(level)).toList();
  }
}
