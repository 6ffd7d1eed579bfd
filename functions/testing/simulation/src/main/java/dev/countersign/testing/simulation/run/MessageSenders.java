package dev.countersign.testing.simulation.run;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.testing.simulation.check.DecisionAttempt;
import dev.countersign.testing.simulation.check.SentMessage;
import dev.countersign.testing.simulation.check.WorldChecks;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import dev.countersign.testing.simulation.run.MessageSigner.Signed;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.signature.RequestSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends messages as sources do: again and again, until a final answer arrives. */
final class MessageSenders {
  private static final Set<Integer> FINAL = Set.of(200, 202, 409, 422);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long[] WAITS = {5, 300, 1800, 7200, 18_000, 36_000};
  private static final int MOST = 60;
  private static final int UNUSABLE = 422;

  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final WorldChecks checks;
  private final MessageSigner signing;
  private final long seed;
  private final List<DeliveredMessage> delivered = new ArrayList<>();

  MessageSenders(SimulatedCloud cloud, FunctionFleet fleet, WorldChecks checks, long seed) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.checks = checks;
    this.signing = new MessageSigner(cloud, seed);
    this.seed = seed;
  }

  /** One attempt to send a message. */
  private record Attempt(SentMessage sent, String name, int number, SeededDraws dice) {
    Message message() {
      return sent.message();
    }
  }

  /** The messages taken so far, in the order of being taken. */
  List<DeliveredMessage> delivered() {
    return List.copyOf(delivered);
  }

  /** Sends a message until it is taken. */
  void send(String name, Message message) {
    again(name, checks.sent(message), 1);
  }

  /** Sends a message, and after a while sends it once more. */
  void sendTwice(String name, Message message, Duration after) {
    send(name, message);
    cloud.clock().after(after, () -> send(name + "/again", message));
  }

  /** The table was restored to this time: sends again, within so many hours, what is lost. */
  void sendAgain(String name, Instant since, int hours) {
    var dice = SeededDraws.of(seed, name);
    checks.sent().stream()
        .filter(sent -> sent.lost(since))
        .forEach(sent -> {
          String again = name + "/" + sent.message().tenant().id() + "/" + sent.message().id();
          long delay = dice.below(hours * 3_600_000L);
          cloud.clock().after(Duration.ofMillis(delay), () -> again(again, sent, 1));
        });
  }

  private void again(String name, SentMessage sent, int number) {
    var attempt =
        new Attempt(sent, name, number, SeededDraws.of(seed, name + "/" + number + "/net"));
    if (number > MOST) {
      checks.note("never taken: " + name + " " + sent.last());
      return;
    }
    var faults = cloud.faults();
    String where = name + "/" + number;
    boolean dropped = faults.happens(Fault.DELIVERY_DROPPED, attempt.dice, where);
    boolean repeated = faults.happens(Fault.DELIVERY_REPEATED, attempt.dice, where);
    boolean delayed = faults.happens(Fault.DELIVERY_DELAYED, attempt.dice, where);
    long late = attempt.dice.oneOf(35_000L, 200_000L, 86_400_000L);
    long copy = attempt.dice.oneOf(0L, 1L, 20L, 60_000L);
    long travel = attempt.dice.below(20L) + 1;
    var raw = signing.signed(sent.message(), number);
    if (!dropped) {
      long arrives = delayed ? late : travel;
      cloud.clock().after(Duration.ofMillis(arrives), () -> arrive(attempt, where, raw));
      if (repeated) {
        var then = Duration.ofMillis(arrives + copy);
        cloud.clock().after(then, () -> arrive(attempt, where + "/copy", raw));
      }
    }
    cloud.clock().after(PATIENCE, () -> retry(attempt));
  }

  private void retry(Attempt attempt) {
    if (!attempt.sent.taken()) {
      long wait = WAITS[Math.min(attempt.number, WAITS.length) - 1];
      var then = Duration.ofSeconds(wait).plusMillis(attempt.dice.below(5000));
      cloud
          .clock()
          .after(
              then,
              () -> {
                if (!attempt.sent.taken()) {
                  again(attempt.name, attempt.sent, attempt.number + 1);
                }
              });
    }
  }

  private void arrive(Attempt attempt, String where, Signed signed) {
    fleet.invoke(
        Kind.of(attempt.message()),
        where,
        environment -> {
          var receivedAt = environment.now();
          var decision = new DecisionAttempt(receivedAt, receivedAt, signed.at());
          attempt.sent.attempted(decision);
          var message = attempt.message();
          cloud.say(
              () -> "REQUEST %s %s %s".formatted(message.path(), message.id(), message.body()));
          var answer = handle(environment, message, signed, receivedAt);
          if (environment.process().dead()) {
            return;
          }
          answered(attempt, where, decision, answer);
        },
        lived -> {});
  }

  private void answered(
      Attempt attempt, String where, DecisionAttempt decision, HttpAnswer answer) {
    if (answer.status() / 100 == 2) {
      attempt.sent.done(decision, answer, cloud.clock().now());
      delivered.add(new DeliveredMessage(cloud.clock().now(), attempt.message()));
    }
    if (answer.status() == UNUSABLE) {
      attempt.sent.refused(decision, answer);
    }
    if (FINAL.contains(answer.status())) {
      attempt.sent.handled(cloud.clock().now());
    }
    cloud.say(() -> "ANSWER " + answer.status() + " " + answer.text());
    boolean lost = cloud.faults().happens(Fault.ANSWER_LOST, cloud.clock().current().dice(), where);
    if (!lost) {
      checks.answered(attempt.sent, answer);
      attempt.sent.answered(answer.status() + " " + answer.text());
      if (FINAL.contains(answer.status())) {
        attempt.sent.take();
      }
    }
  }

  private HttpAnswer handle(
      FunctionEnvironment environment, Message message, Signed signed, Instant receivedAt) {
    String path = cloud.mistake().path(message);
    return environment.handle(
        path,
        new RawDelivery(
            "POST",
            "https://x.example" + path,
            signed.request().headers(),
            signed.request().body(),
            receivedAt));
  }

  /** Sends a message whose body was changed after it was signed. */
  void forge(String name, Message message) {
    var dice = SeededDraws.of(seed, name);
    var signed = signing.signed(message, 1);
    byte[] body = signed.request().body().toArray();
    body[dice.below(body.length)] ^= (byte) (1 + dice.below(127));
    fleet.invoke(
        Kind.of(message),
        name,
        environment -> {
          var request = new RequestSigner.Signed("", Bytes.of(body), signed.request().headers());
          var forged = new Signed(request, signed.at());
          checks.forged(handle(environment, message, forged, environment.now()));
        },
        lived -> {});
  }
}
