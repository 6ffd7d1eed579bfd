package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.CapacityMeter;
import dev.countersign.app.CapacityMeter.Used;
import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What each step of a posting asks of the table, measured over many at once: those of docs/cost.md.
 * {@code -Dgolden.update=true} writes them again.
 */
final class PostingStepsTest {
  private static final Path PAGE = Path.of("../../docs/cost.md");
  private static final String BEGIN = "<!-- written by PostingStepsTest -->\n";
  private static final String END = "<!-- until here, PostingStepsTest -->\n";
  private static final int FEW = 10;
  private static final int MANY = 50;

  /** What one step uses for one posting, and how often that much happens. */
  private record Line(String what, double requests, double reads, double writes) {
    @Override
    public String toString() {
      return "| %s | %s | %s | %s |\n"
          .formatted(what, plain(requests), plain(reads), plain(writes));
    }
  }

  /** Does a step for so many postings, and says what it used. */
  @FunctionalInterface
  private interface Measured {
    Used of(int number);
  }

  @Test
  void steps_measuredAnew_areThoseOfThePage() throws IOException {
    var table =
        new StringBuilder("\n| step | requests to the table | read units | write units |\n");
    table.append("|---|---|---|---|\n");
    for (Line line : lines()) {
      table.append(line);
    }
    table.append('\n');
    String text = Files.readString(PAGE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text.substring(0, begin) + table + text.substring(end));
    }
    assertEquals(table.toString(), text.substring(begin, end), "docs/cost.md is stale");
  }

  private static List<Line> lines() {
    return List.of(
        each("a result is taken", n -> new Metered().taken(n)),
        each("the same comes again", PostingStepsTest::again),
        each("it is sent, alone, at its first try", n -> new Metered().sent(n, Manner.TAKE)),
        each("it is sent, in batches of 100", PostingStepsTest::inBatches),
        each(
            "a try, where two of three have no answer",
            n -> new Metered().sent(n, Manner.LOSE_ANSWER)),
        each("the try after one that had no answer", PostingStepsTest::secondTry),
        each("its reversal is taken", PostingStepsTest::reversalTaken),
        each("the reversal is sent as a negative", PostingStepsTest::reversalSent),
        each("a reversal of what was not sent annuls both", PostingStepsTest::annulled));
  }

  /** The difference of many and few: without what a run asks for by itself. */
  private static Line each(String what, Measured measured) {
    var few = measured.of(FEW);
    var many = measured.of(MANY);
    double more = MANY - FEW;
    return new Line(
        what,
        (many.requests() - few.requests()) / more,
        (many.readUnits() - few.readUnits()) / more,
        (many.writeUnits() - few.writeUnits()) / more);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Used again(int number) {
    var metered = new Metered();
    metered.taken(number);
    return metered.taken(number);
  }

  private static Used inBatches(int number) {
    var metered = new Metered();
    metered.world.file = DeliverWorld.IN_BATCHES.replace("max: 10", "max: 100");
    return metered.sent(number, Manner.TAKE);
  }

  private static Used secondTry(int number) {
    var metered = new Metered();
    // Of three the first two are tried again.
    metered.sent(number / 2 * 3, Manner.LOSE_ANSWER);
    metered.world.now = metered.world.now.plus(Duration.ofHours(1));
    return metered.sentNow(Manner.TAKE);
  }

  private static Used reversalTaken(int number) {
    var metered = new Metered();
    metered.sent(number, Manner.TAKE);
    return metered.reversed(number);
  }

  private static Used reversalSent(int number) {
    var metered = new Metered();
    metered.sent(number, Manner.TAKE);
    metered.reversed(number);
    return metered.sentNow(Manner.TAKE);
  }

  private static Used annulled(int number) {
    var metered = new Metered();
    metered.taken(number);
    return metered.reversed(number);
  }

  /** A world over DynamoDB Local that counts what it asks for. */
  private static final class Metered {
    final CapacityMeter meter = new CapacityMeter();
    final DeliverWorld world =
        new DeliverWorld(
            new DynamoLedger(Member.EMBEDDED.client(meter), Member.EMBEDDED.table()),
            new ScriptedEngine());

    Used taken(int number) {
      return all(number, i -> messages(billable("r" + i, 1, 300, "cus_" + i, DeliverWorld.NOON)));
    }

    Used reversed(int number) {
      return all(number, i -> messages(reversal("r" + i, 1, 300, "cus_" + i, DeliverWorld.NOON)));
    }

    private Used all(int number, IntFunction<List<BusMessage>> message) {
      var all = new ArrayList<BusMessage>();
      IntStream.range(0, number).forEach(i -> all.addAll(message.apply(i)));
      var _ = meter.taken();
      assertEquals(List.of(), world.take(all).failed());
      return meter.taken();
    }

    Used sent(int number, Manner manner) {
      taken(number);
      return sentNow(manner);
    }

    /** A run; of an engine that loses answers, as many runs as it takes to try each once. */
    Used sentNow(Manner manner) {
      // Three answers in a row that are lost let the target rest, which is another matter.
      world.engine.script = (asked, request) -> asked % 3 == 0 ? Manner.TAKE : manner;
      var _ = meter.taken();
      var _ = world.send();
      return meter.taken();
    }
  }
}
