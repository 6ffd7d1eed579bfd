package dev.countersign.testing.billing.work;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every request that puts or makes something, by the id of the result that it stands for. */
public final class CallLog implements EngineConnection {
  private static final Pattern ID = Pattern.compile("res_[0-9a-f]{32}");

  private final EngineConnection connection;
  private final Map<String, List<Call>> calls = new TreeMap<>();
  private int reads;

  /** A request that was made; times are the machine's, in nanoseconds. */
  public record Call(String path, Bytes body, long begin, long end) {
    /** Whether both were under way at one time. */
    boolean overlaps(Call other) {
      return begin < other.end && other.begin < end;
    }
  }

  public CallLog(EngineConnection connection) {
    this.connection = connection;
  }

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    long begin = System.nanoTime();
    try {
      return connection.send(request, longest);
    } finally {
      write(request, begin, System.nanoTime());
    }
  }

  private synchronized void write(OutgoingRequest request, long begin, long end) {
    var id = ID.matcher(request.body().toText());
    if (id.find()) {
      calls
          .computeIfAbsent(id.group(), first -> new ArrayList<>())
          .add(new Call(request.url().getPath(), request.body(), begin, end));
    } else {
      reads++;
    }
  }

  /** The requests for one result, in the order in which they ended. */
  public synchronized List<Call> of(String id) {
    return List.copyOf(calls.getOrDefault(id, List.of()));
  }

  /** How many requests were made that put or make something. */
  public synchronized int size() {
    return calls.values().stream().mapToInt(List::size).sum();
  }

  /** How many requests were made that only read. */
  public synchronized int reads() {
    return reads;
  }

  /** How many requests were made again for one result. */
  public synchronized int repeated() {
    return calls.values().stream().mapToInt(each -> each.size() - 1).sum();
  }

  /** The results for which two requests were under way at one time. */
  public synchronized List<String> raced() {
    return calls.entrySet().stream()
        .filter(each -> overlap(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean overlap(List<Call> some) {
    for (int i = 0; i < some.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (some.get(i).overlaps(some.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The results for which a request was repeated with other bytes. */
  public synchronized List<String> changed() {
    return calls.entrySet().stream()
        .filter(each -> each.getValue().stream().map(Call::body).distinct().count() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
