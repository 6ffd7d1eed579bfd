package dev.countersign.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The lines that the loggers of the application write while it is open. */
public final class Warnings extends Handler implements AutoCloseable {
  // Held, since the log manager holds loggers weakly.
  private final Logger logger = Logger.getLogger("dev.countersign.app");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public Warnings() {
    logger.addHandler(this);
  }

  /** As they are written, in their order. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(new SimpleFormatter().formatMessage(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
