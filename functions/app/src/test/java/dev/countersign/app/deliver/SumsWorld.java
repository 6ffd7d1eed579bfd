package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.Postings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A world whose engine takes only sums of hours, and no negative. */
final class SumsWorld {
  static final String ENGINE =
      DeliverWorld.ENGINE
          .replace("usage:", "sums: {of: [customer, meter], every: PT1H}\nusage:")
          .replace("correct: [{how: negative, within: PT1H}]\n", "floor: 0\n")
          .replaceFirst("(?s)document:.*?read_back:", "read_back:")
          .replace(", document: docs", "")
          .replace("periods: none", "time: {otherwise: hold}\nperiods: month");

  private SumsWorld() {}

  static DeliverWorld over(Ledger ledger, ScriptedEngine engine) {
    var world = new DeliverWorld(ledger, engine);
    world.file = ENGINE;
    world.more = ", periods: {zone: UTC, closes_after: PT6H}";
    return world;
  }

  /** The ledger with these ports, whose calls a test sees. */
  static Ledger ledger(Ledger right, DyingPort.Beside beside) {
    var postings = DyingPort.of(Postings.class, right.postings(), beside);
    var sums = DyingPort.of(HourSums.class, right.hourSums(), beside);
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "postings" -> postings;
                  case "hourSums" -> sums;
                  default -> method.invoke(right, arguments);
                });
  }

  /**
   * What 12 outcomes of two customers gave: every third was taken back, every third restated from
   * 300 to 200. What stands is {@link #STANDS}.
   */
  static List<BusMessage> story(Instant at) {
    var all = new ArrayList<BusMessage>();
    for (int i = 0; i < 12; i++) {
      String record = "r" + i;
      String customer = "cus_" + i % 2;
      all.addAll(messages(billable(record, 1, 300, customer, at)));
      if (i % 3 == 1) {
        all.addAll(messages(reversal(record, 1, 300, customer, at)));
      }
      if (i % 3 == 2) {
        all.addAll(
            messages(
                reversal(record, 1, 300, customer, at), billable(record, 2, 200, customer, at)));
      }
    }
    return all;
  }

  static final long STANDS = 4 * 300 + 4 * 200;

  /** Everything twice, in an order that a seed chooses. */
  static List<BusMessage> twice(List<BusMessage> all, Random random) {
    var both = new ArrayList<>(all);
    both.addAll(all);
    Collections.shuffle(both, random);
    return both;
  }

  /** A run each hour, a minute after its beginning. */
  static void hours(DeliverWorld world, int number) {
    for (int i = 0; i < number; i++) {
      world.now = world.now.plus(Duration.ofHours(1));
      var _ = world.send();
    }
  }

  /** The held postings of the target. */
  static List<Posting> held(DeliverWorld world) {
    return world
        .ledger
        .postings()
        .list(DeliverWorld.TARGET, new PostingList.Held(), Optional.empty())
        .postings();
  }
}
