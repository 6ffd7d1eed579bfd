package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.simulation.clock.SeededDraws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The index {@code due}. It follows the table some changes behind: it may still show work that was
 * done, and not yet show work that is new.
 */
final class LaggingIndex {
  private static final Set<String> ATTRIBUTES = Set.of("pk", "sk", "due", "dueAt", "dueFor");

  private record Entry(String shard, String dueAt) {}

  private final List<StreamChange> changes = new ArrayList<>();
  private final Map<String, Entry> shown = new HashMap<>();
  private final Map<String, Entry> truth = new HashMap<>();
  private final Map<String, TreeMap<String, Map<String, AttributeValue>>> shards = new HashMap<>();
  private final Map<String, TreeSet<String>> dueTimes = new TreeMap<>();
  private int at;

  /** The table changed. */
  void changed(StreamChange change) {
    changes.add(change);
    var before = truth.remove(change.key());
    if (before != null) {
      times(before.shard).remove(before.dueAt + "|" + change.key());
    }
    var now = entry(change);
    if (now != null) {
      truth.put(change.key(), now);
      times(now.shard).add(now.dueAt + "|" + change.key());
    }
  }

  /** When the next work of these shards is due by the table itself; null where there is none. */
  @Nullable String nextDue(Predicate<String> wanted) {
    return dueTimes.entrySet().stream()
        .filter(shard -> !shard.getValue().isEmpty() && wanted.test(shard.getKey()))
        .map(Map.Entry::getValue)
        .map(times -> times.first().substring(0, times.first().indexOf('|')))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Follows the table: as far as is drawn, or up to its present where {@code dice} is null. */
  void advance(@Nullable SeededDraws dice) {
    int to = dice == null ? changes.size() : at + dice.below(changes.size() - at + 1);
    for (; at < to; at++) {
      show(changes.get(at));
    }
  }

  /** Whether nothing is due in this shard by now, neither by the index nor by the table. */
  boolean none(String shard, String now) {
    return later(times(shard), now)
        && later(shards.getOrDefault(shard, new TreeMap<>()).navigableKeySet(), now);
  }

  private static boolean later(NavigableSet<String> times, String now) {
    return times.isEmpty() || times.first().compareTo(now + "~") > 0;
  }

  private NavigableSet<String> times(String shard) {
    return dueTimes.computeIfAbsent(shard, s -> new TreeSet<>());
  }

  List<Map<String, AttributeValue>> due(String shard, String now, int limit) {
    var here = shards.getOrDefault(shard, new TreeMap<>());
    return here.headMap(now + "~").values().stream().limit(limit).toList();
  }

  private void show(StreamChange change) {
    var before = shown.remove(change.key());
    if (before != null) {
      var shard = shards.get(before.shard);
      if (shard != null) {
        shard.remove(before.dueAt + "|" + change.key());
      }
    }
    var now = entry(change);
    if (now != null) {
      shown.put(change.key(), now);
      var image = change.image();
      shards
          .computeIfAbsent(now.shard, s -> new TreeMap<>())
          .put(now.dueAt + "|" + change.key(), projected(image));
    }
  }

  /** The attributes that the index has. */
  private static Map<String, AttributeValue> projected(Map<String, AttributeValue> image) {
    var projected = new HashMap<>(image);
    projected.keySet().retainAll(ATTRIBUTES);
    return projected;
  }

  private static @Nullable Entry entry(StreamChange change) {
    var shard = change.image().get("due");
    var at = change.image().get("dueAt");
    return shard == null || at == null ? null : new Entry(shard.s(), at.s());
  }
}
