package dev.countersign.local.table;

import dev.countersign.app.publish.EventBus;
import java.util.regex.Pattern;

/** A bus or a queue in AWS that a command puts events to. Safe for several threads. */
public interface EventTarget extends EventBus, AutoCloseable {
  /** The most events that a request of either service takes. */
  int LARGEST_REQUEST = 10;

  /** The most bytes that a request of either service takes. */
  int LARGEST_BYTES = 256 * 1024;

  /** The names of event buses (CreateEventBus) that aren't a partner's. */
  Pattern BUS_NAME = Pattern.compile("[A-Za-z0-9._-]{1,256}");

  /** As messages name it. */
  @Override
  String toString();

  @Override
  void close();

  /**
   * Whether it names a target: a bus by its name or ARN, or a queue by its ARN.
   *
   * @param named what a person wrote
   */
  static boolean admits(String named) {
    return isArn(named, "events") || isArn(named, "sqs") || BUS_NAME.matcher(named).matches();
  }

  /**
   * The target of this name or ARN; the AWS SDK finds account, region and AWS_ENDPOINT_URL.
   *
   * @throws IllegalArgumentException when there is no such bus or queue; the message says so
   */
  static EventTarget of(String named) {
    return isArn(named, "sqs") ? QueueTarget.of(named) : BusTarget.of(named);
  }

  private static boolean isArn(String text, String service) {
    var parts = text.split(":", 6);
    return parts.length == 6 && parts[0].equals("arn") && parts[2].equals(service);
  }
}
