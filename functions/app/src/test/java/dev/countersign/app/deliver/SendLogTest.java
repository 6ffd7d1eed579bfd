package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** How loud a run's line in the log is. */
final class SendLogTest {
  private final DeliverWorld world = new DeliverWorld();

  @Test
  void run_whileAnotherRunSends_isLoggedAsOrdinary() {
    world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    world.engine.script =
        (number, request) -> {
          var _ = world.send();
          return Manner.TAKE;
        };

    var levels = levels();

    assertEquals(List.of(Level.INFO, Level.INFO), levels);
    assertEquals(300, world.engine.sum());
  }

  @Test
  void run_whoseSecretIsMissing_isAWarning() {
    world.file =
        DeliverWorld.ENGINE.replace(
            "auth: {kind: none}", "secrets: [key]\nauth: {kind: bearer, secret: key}");
    world.more = ", secrets: {key: {inline: opened}}";
    world.secrets =
        reference -> {
          throw new IllegalStateException("not there");
        };
    world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));

    assertEquals(List.of(Level.WARNING), levels());
  }

  /** The levels of the lines that a run writes. */
  private List<Level> levels() {
    var levels = new CopyOnWriteArrayList<Level>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            levels.add(line.getLevel());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var logger = Logger.getLogger("dev.countersign.app.deliver.send.SendDue");
    var before = logger.getLevel();
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
    try {
      var _ = world.send();
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(before);
    }
    return List.copyOf(levels);
  }
}
