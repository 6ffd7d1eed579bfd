package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.simulation.clock.Scheduler;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.clock.SimulatedThread;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** A function's process as it makes requests: each takes time, and each can fail. */
public final class FunctionProcess {
  private static final long MILLISECOND = 1_000_000L;

  /** The faults that any request can have. */
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

  FunctionProcess(Scheduler clock, FaultPlan faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** Whatever it is doing, it does no more. */
  public void kill() {
    dead = true;
  }

  public boolean dead() {
    return dead;
  }

  /** A request that takes its time, so that others come between. */
  <T> T request(Supplier<T> effect) {
    var strand = clock.current();
    var dice = strand.dice();
    strand.count();
    long before = time(dice);
    long after = time(dice);
    var fault = drawn(dice, strand);
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

  /** A request during which nobody comes between; it may still fail. */
  <T> T atOnce(Supplier<T> effect) {
    var strand = clock.current();
    strand.count();
    var fault = drawn(strand.dice(), strand);
    if (dead) {
      throw new ProcessKilled();
    }
    if (fault != null && fault != Fault.STALLED) {
      failBefore(fault);
    }
    return effect.get();
  }

  /** A request to the bus: it takes its time, and the process may die around it. */
  <T> T send(Supplier<T> effect) {
    var strand = clock.current();
    strand.count();
    var dice = strand.dice();
    long before = time(dice);
    long after = time(dice);
    var fault = drawn(dice, strand);
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

  /** One draw for all of them: at most one happens to a request. */
  private @Nullable Fault drawn(SeededDraws dice, SimulatedThread strand) {
    int left = dice.below(1000);
    for (Fault kind : ANY) {
      left -= faults.rate(kind);
      if (left < 0) {
        return faults.note(kind, strand.where()) ? kind : null;
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
