package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.check.MonthSealing;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.Message.Words;
import dev.countersign.testing.simulation.world.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The payer, who answers about its sealed months: once, several times, or never, and often within a
 * second of the end of the review.
 */
final class Signatory {
  private static final int OUTCOME = "E/".length();
  private static final Duration APART = Duration.ofHours(1);

  private final SimulatedCloud cloud;
  private final MessageSenders senders;
  private final List<Tenant> tenants;
  private final long seed;

  Signatory(SimulatedCloud cloud, MessageSenders senders, List<Tenant> tenants, long seed) {
    this.cloud = cloud;
    this.senders = senders;
    this.tenants = tenants;
    this.seed = seed;
  }

  /** A month was sealed. */
  void sealed(MonthSealing month) {
    tenants.stream()
        .filter(tenant -> tenant.id().equals(month.tenant()))
        .forEach(tenant -> answer(tenant, month));
  }

  private void answer(Tenant tenant, MonthSealing month) {
    var until = month.answeredUntil();
    var dice = SeededDraws.of(seed, "answers/" + tenant.id() + "/" + month.period());
    if (until.isEmpty() || dice.perMille(250)) {
      return;
    }
    int number = dice.oneOf(1, 1, 2, 3);
    var at = cloud.clock().now();
    for (int place = 0; place < number; place++) {
      at = next(at, until.get(), dice);
      String id = "a" + month.period() + "-" + place;
      var words = new Words("", json(id, month, dice));
      var message = Message.saying(tenant, Source.SIGNER, id, words);
      var again = Duration.ofMinutes(dice.below(60 * 24 * 20));
      boolean isRepeated = dice.perMille(200);
      String name = tenant.id() + "/" + id;
      cloud
          .clock()
          .at(
              at,
              () -> {
                if (isRepeated) {
                  senders.sendTwice(name, message, again);
                } else {
                  senders.send(name, message);
                }
              });
    }
  }

  private static Instant next(Instant before, Instant until, SeededDraws dice) {
    var drawn =
        switch (dice.below(5)) {
          case 0, 1 -> until.plusSeconds(dice.oneOf(-1, -1, 0, 1));
          case 2 -> until.plus(Duration.ofMinutes(dice.between(60, 60 * 24 * 10)));
          default -> before.plus(Duration.ofMinutes(dice.between(60, 60 * 24 * 12)));
        };
    var earliest = before.plus(APART);
    return drawn.isBefore(earliest) ? earliest : drawn;
  }

  private static String json(String id, MonthSealing month, SeededDraws dice) {
    var root = dice.perMille(80) ? another(month.root()) : month.root();
    var period =
        dice.perMille(40)
            ? YearMonth.parse(month.period()).plusMonths(1).toString()
            : month.period();
    return "{\"id\":\"%s\",\"month\":\"%s\",\"root\":\"%s\",%s}"
        .formatted(id, period, root, answer(month, dice));
  }

  private static String another(String root) {
    return (root.startsWith("A") ? "B" : "A") + root.substring(1);
  }

  private static String answer(MonthSealing month, SeededDraws dice) {
    return switch (dice.below(6)) {
      case 0 -> "\"answer\":\"refused\",\"why\":\"it is not ours\"";
      case 1, 2 -> "\"answer\":\"accepted\"";
      default ->
          excepted(month, dice).stream()
              .collect(
                  Collectors.joining(
                      "\",\"", "\"answer\":\"accepted_except\",\"outcomes\":[\"", "\"]"));
    };
  }

  /** Some that have a line in the month, and sometimes one that nobody has. */
  private static Set<String> excepted(MonthSealing month, SeededDraws dice) {
    var all =
        new TreeSet<>(month.lines().values())
            .stream().map(key -> key.substring(OUTCOME, key.indexOf('/', OUTCOME))).toList();
    var some = new TreeSet<String>();
    for (int more = dice.between(1, 3); more > 0 && !all.isEmpty(); more--) {
      some.add(dice.oneOf(all));
    }
    if (some.isEmpty() || dice.perMille(120)) {
      some.add(MonthSealing.NOBODYS);
    }
    return some;
  }
}
