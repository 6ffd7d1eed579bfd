package dev.countersign.bench.growth;

import dev.countersign.testing.dynamo.InProcessDynamo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The table as if it were across a network: each request waits first, and is counted by its
 * operation. Several threads may use it.
 */
final class DistantTable {
  private final InProcessDynamo table = new InProcessDynamo();
  private final Duration away;
  private final Map<String, AtomicInteger> requests = new ConcurrentSkipListMap<>();

  /** A new table that answers so much later. */
  DistantTable(Duration away) {
    this.away = away;
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DistantTable.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this::ask);
  }

  /** The requests since this was asked last, by operation. */
  Map<String, Integer> taken() {
    var taken = new TreeMap<String, Integer>();
    requests.forEach((operation, count) -> taken.put(operation, count.getAndSet(0)));
    taken.values().removeIf(count -> count == 0);
    return taken;
  }

  private Object ask(Object client, Method method, Object[] arguments) throws Throwable {
    try {
      if (method.isDefault() && method.getParameterTypes()[0].getName().endsWith("Consumer")) {
        return java.lang.reflect.InvocationHandler.invokeDefault(client, method, arguments);
      }
      requests.computeIfAbsent(method.getName(), of -> new AtomicInteger()).incrementAndGet();
      Thread.sleep(away);
      return method.invoke(table, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
