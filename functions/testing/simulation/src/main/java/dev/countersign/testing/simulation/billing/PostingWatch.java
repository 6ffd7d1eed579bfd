package dev.countersign.testing.simulation.billing;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.StreamChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Follows the table, and writes down the life of each posting. */
final class PostingWatch {
  private final SimulatedCloud cloud;
  private final Consumer<String> reached;
  private final List<BiConsumer<TargetKey, Posting>> followers = new ArrayList<>();
  private final Map<String, Map<String, PostingLife>> lives = new TreeMap<>();

  PostingWatch(SimulatedCloud cloud, Consumer<String> reached) {
    this.cloud = cloud;
    this.reached = reached;
    cloud.follow(this::changed);
  }

  /** Adds one who is told of every change of a posting. */
  void follow(BiConsumer<TargetKey, Posting> follower) {
    followers.add(follower);
  }

  /** The lives of a target's postings, by the ids of their result events. */
  Map<String, PostingLife> lives(TargetKey target) {
    return lives.getOrDefault(target.toString(), Map.of());
  }

  private void changed(StreamChange change) {
    String[] parts = change.pk().split("#", 5);
    if (parts.length < 5 || !parts[2].equals("B") || change.kind() == StreamChange.Kind.REMOVE) {
      return;
    }
    var target = new TargetKey(new TenantId(parts[1]), new TargetName(parts[3]));
    var posting =
        postings()
            .of(target, Claim.parse(parts[4]))
            .posting(new EventId(change.sk()))
            .orElseThrow();
    var writer = change.image().get("writer");
    boolean isNew =
        lives
            .computeIfAbsent(target.toString(), t -> new TreeMap<>())
            .computeIfAbsent(change.sk(), id -> new PostingLife())
            .changed(posting, writer == null ? "" : writer.s(), cloud.clock().now());
    if (isNew) {
      reached.accept("posting " + posting.state().word());
      cloud.say(() ->
          "POSTING "
              + target
              + " "
              + posting.id()
              + " v"
              + posting.version()
              + " "
              + PostingLife.shortly(posting.state()));
      followers.forEach(follower -> follower.accept(target, posting));
    }
  }

  private Postings postings() {
    return new DynamoLedger(cloud.table(), SimulatedCloud.TABLE).postings();
  }
}
