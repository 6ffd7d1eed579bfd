package dev.countersign.testing.simulation.run;

import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import dev.countersign.ledger.dynamo.FactItems;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.StreamChange;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Delivers the table's stream to publish as Lambda does: each shard in order, one batch at a time.
 * A batch comes again from the first record that failed; what fails too often is given up. Where
 * the stream stood still, the batch before may come again when it goes on.
 */
final class StreamShards {
  private static final int SHARDS = 2;
  private static final int BATCH = 10;
  private static final int TRIES = 4;

  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final long seed;
  private final List<Shard> shards = new ArrayList<>();

  StreamShards(SimulatedCloud cloud, FunctionFleet fleet, long seed) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.seed = seed;
    for (int i = 0; i < SHARDS; i++) {
      shards.add(new Shard("stream" + i));
    }
  }

  /**
   * A change of the table becomes a record, if the stream's filter passes it: new entries, session
   * records and refusals.
   */
  void changed(StreamChange change) {
    boolean wanted =
        change.sk().startsWith("E#")
            || change.sk().startsWith("V#")
            || change.image().containsKey("reasons");
    if (change.kind() == StreamChange.Kind.INSERT && wanted) {
      shards.get(Math.floorMod(change.pk().hashCode(), SHARDS)).add(change);
    }
  }

  /** Drops all records: a restored table is a new one, and has a new stream. */
  void cut() {
    shards.forEach(Shard::cut);
  }

  private final class Shard {
    private final String name;
    private final SeededDraws dice;
    private final List<StreamChange> records = new ArrayList<>();
    private List<StreamChange> last = List.of();
    private boolean awaited;
    private boolean rested;
    private int batches;
    private int tries;

    Shard(String name) {
      this.name = name;
      this.dice = SeededDraws.of(seed, name);
    }

    void cut() {
      records.clear();
      last = List.of();
    }

    void add(StreamChange change) {
      records.add(change);
      wake(delay());
    }

    private Duration delay() {
      int usual = 20 + dice.below(200);
      boolean late = cloud.faults().happens(Fault.STREAM_LATE, dice, name + ":" + batches);
      long much = dice.oneOf(5_000L, 120_000L, 3_600_000L, 40_000_000L);
      return Duration.ofMillis(late ? much : usual);
    }

    private void wake(Duration after) {
      if (!awaited) {
        awaited = true;
        cloud.clock().after(after, this::deliver);
      }
    }

    private void deliver() {
      if (records.isEmpty()) {
        awaited = false;
        return;
      }
      var later = cloud.faults().goOn(cloud.clock().now());
      if (later.isPresent()) {
        rested = true;
        cloud.clock().at(later.get(), this::deliver);
        return;
      }
      String batch = name + "/" + ++batches;
      if (rested && cloud.faults().happens(Fault.STREAM_REPEATED, dice, batch + "/rested")) {
        records.addAll(0, last);
      }
      rested = false;
      if (cloud.faults().happens(Fault.STREAM_LOST, dice, batch)) {
        records.subList(0, Math.min(records.size(), BATCH)).clear();
        goOn();
        return;
      }
      var sent = List.copyOf(records.subList(0, Math.min(records.size(), BATCH)));
      var failed = new ArrayList<String>();
      var unreadable =
          cloud.faults().happens(Fault.STREAM_UNREADABLE, dice, batch) ? sent.getFirst() : null;
      fleet.invoke(
          Kind.PUBLISH,
          batch,
          environment -> failed.addAll(publish(environment, sent, unreadable)),
          lived -> done(sent, lived ? failed : List.of(number(sent.getFirst())), batch));
    }

    private void done(List<StreamChange> sent, List<String> failed, String batch) {
      var first = sent.stream().filter(record -> failed.contains(number(record))).findFirst();
      boolean given = first.isPresent() && ++tries >= TRIES;
      boolean repeated = cloud.faults().happens(Fault.STREAM_REPEATED, dice, batch + "/again");
      if (given || (first.isEmpty() && !repeated)) {
        records.removeAll(sent);
        last = sent;
        tries = 0;
      } else if (first.isPresent()) {
        records.removeAll(sent.subList(0, sent.indexOf(first.get())));
      }
      goOn();
    }

    private void goOn() {
      awaited = false;
      if (!records.isEmpty()) {
        wake(delay());
      }
    }
  }

  /** Publishes as the function does: a record that can't be read is put aside and holds up none. */
  private List<String> publish(
      FunctionEnvironment environment,
      List<StreamChange> records,
      @Nullable StreamChange unreadable) {
    Map<String, StoredEntry> entries = new LinkedHashMap<>();
    boolean aside = false;
    for (StreamChange record : records) {
      try {
        var image = record.equals(unreadable) ? spoilt(record.image()) : record.image();
        EntryItem.read(image).ifPresent(entry -> entries.put(number(record), entry));
      } catch (Defect e) {
        aside = true;
      }
    }
    if (aside && !cloud.mistake().publishes(entries.values(), environment.ledger())) {
      return List.of();
    }
    var failed = new ArrayList<>(environment.publish().publish(entries).failed());
    failed.addAll(environment.leaves().put(facts(records)));
    return failed;
  }

  private static Map<String, RecordedFact> facts(List<StreamChange> records) {
    Map<String, RecordedFact> facts = new LinkedHashMap<>();
    for (StreamChange record : records) {
      FactItems.read(record.image()).ifPresent(fact -> facts.put(number(record), fact));
    }
    return facts;
  }

  private static Map<String, AttributeValue> spoilt(Map<String, AttributeValue> image) {
    var spoilt = new LinkedHashMap<>(image);
    spoilt.put("packed", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2, 3})));
    return spoilt;
  }

  private static String number(StreamChange change) {
    return String.valueOf(change.number());
  }
}
