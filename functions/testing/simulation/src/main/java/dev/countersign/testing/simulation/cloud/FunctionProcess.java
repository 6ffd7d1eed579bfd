package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.simulation.clock.Scheduler;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.clock.SimulatedThread;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** A function's process. Each of its requests takes time, and each can fail. */
public final class FunctionProcess {
  private static final long MILLISECOND = 1_000_000L;

  /** The faults that any request of the table can have. */
  private static final Fault[] ANY = {
    Fault.KILLED_BEFORE,
    Fault.KILLED_AFTER,
    Fault.THROTTLED,
    Fault.THROUGHPUT_EXCEEDED,
    Fault.SERVER_ERROR,
    Fault.RESET_BEFORE,
    Fault.RESET_AFTER,
    Fault.REPEATED_BY_CLIENT,
    Fault.STALLED
  };

  private final Scheduler clock;
  private final FaultPlan faults;
  private boolean dead;
  private Duration jumped = Duration.ZERO;

  FunctionProcess(Scheduler clock, FaultPlan faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** Kills the process: its next request ends it. */
  public void kill() {
    dead = true;
  }

  public boolean dead() {
    return dead;
  }

  /** Makes a request that takes time, so that other threads come between. */
  <T> T request(Supplier<T> effect) {
    var thread = clock.current();
    var dice = thread.dice();
    thread.count();
    long before = time(dice);
    long after = time(dice);
    var fault = drawn(dice, thread);
    pause(before);
    if (fault != null) {
      failBefore(fault);
    }
    T answer = effect.get();
    if (fault == Fault.REPEATED_BY_CLIENT) {
      pause(after);
      answer = effect.get();
    }
    pause(after);
    if (fault == Fault.KILLED_AFTER) {
      die();
    }
    if (fault == Fault.RESET_AFTER) {
      throw SdkClientException.create("the connection was cut");
    }
    return answer;
  }

  /** Makes a request during which no other thread comes between; it may still fail. */
  <T> T atOnce(Supplier<T> effect) {
    var thread = clock.current();
    thread.count();
    var fault = drawn(thread.dice(), thread);
    if (dead) {
      throw new ProcessKilled();
    }
    if (fault != null && fault != Fault.STALLED) {
      failBefore(fault);
    }
    return effect.get();
  }

  /** Makes a request of the bus: it takes time, and the process may die before or after it. */
  <T> T send(Supplier<T> effect) {
    var thread = clock.current();
    thread.count();
    var dice = thread.dice();
    long before = time(dice);
    long after = time(dice);
    var fault = drawn(dice, thread);
    pause(before);
    if (fault == Fault.KILLED_BEFORE) {
      die();
    }
    T answer = effect.get();
    pause(after);
    if (fault == Fault.KILLED_AFTER) {
      die();
    }
    return answer;
  }

  /** Lets time pass, without a request. */
  void rest(Duration time) {
    pause(time.toNanos());
  }

  /** Its clock is wrong by so much from now on. */
  void jump(Duration by) {
    jumped = by;
  }

  /** By how much its clock is wrong now, since it jumped. */
  Duration jumped() {
    return jumped;
  }

  FaultPlan faults() {
    return faults;
  }

  /** The place of the request that is being made. */
  String where() {
    return clock.current().where();
  }

  SeededDraws dice() {
    return clock.current().dice();
  }

  void die() {
    dead = true;
    throw new ProcessKilled();
  }

  private void pause(long nanos) {
    clock.pause(nanos);
    if (dead) {
      throw new ProcessKilled();
    }
  }

  private void failBefore(Fault fault) {
    switch (fault) {
      case KILLED_BEFORE -> die();
      case THROTTLED ->
          throw DynamoDbException.builder()
              .message("throttled")
              .statusCode(400)
              .awsErrorDetails(error("ThrottlingException"))
              .build();
      case THROUGHPUT_EXCEEDED ->
          throw ProvisionedThroughputExceededException.builder()
              .message("too fast")
              .statusCode(400)
              .awsErrorDetails(error("ProvisionedThroughputExceededException"))
              .build();
      case SERVER_ERROR ->
          throw InternalServerErrorException.builder().message("500").statusCode(500).build();
      case RESET_BEFORE -> throw SdkClientException.create("the connection was cut");
      case STALLED -> pause(35_000 * MILLISECOND);
      default -> {}
    }
  }

  private static AwsErrorDetails error(String code) {
    return AwsErrorDetails.builder().errorCode(code).build();
  }

  /** Draws once for all kinds: at most one fault happens to a request. */
  private @Nullable Fault drawn(SeededDraws dice, SimulatedThread thread) {
    int left = dice.below(1000);
    for (Fault kind : ANY) {
      left -= faults.rate(kind);
      if (left < 0) {
        return faults.note(kind, thread.where()) ? kind : null;
      }
    }
    return null;
  }

  /** Mostly a few milliseconds, now and then much longer. */
  private static long time(SeededDraws dice) {
    int draw = dice.below(4096);
    return draw < 2000
        ? draw * 1000L
        : draw < 4000 ? (draw - 1900) * 4000L : (draw - 3990L) * 20 * MILLISECOND;
  }
}
