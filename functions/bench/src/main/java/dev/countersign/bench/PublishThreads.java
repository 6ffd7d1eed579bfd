package dev.countersign.bench;

import dev.countersign.app.publish.PublishBatch;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stream and the functions that it wakes: batches of at most 100 new entries, four at once, as
 * the template has it for one shard.
 */
final class PublishThreads implements AutoCloseable {
  private static final int AT_ONCE = 4;
  private static final int BATCH = 100;

  private final LinkedBlockingQueue<Map<String, AttributeValue>> stream =
      new LinkedBlockingQueue<>();
  private final AtomicInteger unpublished = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private volatile boolean closed;

  /** Publishes from now on. */
  void start(PublishBatch publish) {
    for (int i = 0; i < AT_ONCE; i++) {
      threads.execute(() -> {
        while (!closed) {
          batch(publish);
        }
      });
    }
  }

  /** A new item of the table. */
  void put(Map<String, AttributeValue> item) {
    unpublished.incrementAndGet();
    stream.add(item);
  }

  /** Waits until all that was put is published. */
  void drain() throws InterruptedException {
    while (unpublished.get() > 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void batch(PublishBatch publish) {
    var items = next();
    var entries = new LinkedHashMap<String, StoredEntry>();
    items.forEach(
        item -> EntryItem.read(item).ifPresent(entry -> entries.put("" + entries.size(), entry)));
    var report = publish.publish(entries);
    if (!report.failed().isEmpty() || !report.unusable().isEmpty()) {
      throw new IllegalStateException("not published: " + report);
    }
    unpublished.addAndGet(-items.size());
  }

  private List<Map<String, AttributeValue>> next() {
    var items = new ArrayList<Map<String, AttributeValue>>();
    try {
      var first = stream.poll(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        items.add(first);
        stream.drainTo(items, BATCH - 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return items;
  }

  @Override
  public void close() {
    closed = true;
    threads.close();
  }
}
