package dev.countersign.aws.function;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Quarkus puts the handlers of each kind into a hash map as it finds them, and writes them into the
 * zip as the map gives them. Two names with one place in the map would make two builds differ.
 */
final class FunctionNamesTest {
  @Test
  void streamHandlers_foundInAnyOrder_areWrittenInOne() {
    var names =
        names(
            List.of(
                CheckFunction.class,
                DeliverFunction.class,
                FetchFunction.class,
                KeysFunction.class,
                PublishFunction.class,
                ReconcileFunction.class,
                SealFunction.class,
                SettleFunction.class));
    assertEquals(written(names), written(names.reversed()));
  }

  @Test
  void requestHandlers_foundInAnyOrder_areWrittenInOne() {
    var names = names(List.of(AttestFunction.class, SessionsFunction.class));
    assertEquals(written(names), written(names.reversed()));
  }

  private static List<String> names(List<Class<?>> handlers) {
    return handlers.stream()
        .map(each -> requireNonNull(each.getAnnotation(Named.class)).value())
        .toList();
  }

  private static List<String> written(List<String> found) {
    var map = new HashMap<String, String>();
    found.forEach(name -> map.put(name, name));
    return List.copyOf(map.keySet());
  }
}
