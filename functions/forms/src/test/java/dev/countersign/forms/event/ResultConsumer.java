package dev.countersign.forms.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes BillableResults off the bus and hands each to a billing engine once, a reversal never
 * before what it takes back. One transaction of your database for each call of {@link #take}: the
 * set and the map are two tables of it.
 */
final class ResultConsumer {
  /** What bills: it is told of each id once. */
  interface Engine {
    void bill(JsonNode result);

    void takeBack(JsonNode reversal);
  }

  private static final JsonMapper JSON = new JsonMapper();

  /** The ids that were taken, for good. */
  private final Set<String> taken = new HashSet<>();

  /** Reversals that came before their billable, by the billable's id. */
  private final Map<String, JsonNode> early = new HashMap<>();

  private final Engine engine;

  ResultConsumer(Engine engine) {
    this.engine = engine;
  }

  /** Takes the {@code detail} of an EventBridge event, whatever came before it and how often. */
  void take(byte[] detail) {
    var event = JSON.readTree(detail);
    String id = event.get("id").asString();
    if (!taken.add(id)) {
      return; // a repeat: it has the content of the first one
    }
    var data = event.get("data");
    if (data.get("kind").asString().equals("billable")) {
      engine.bill(data);
      var reversal = early.remove(id);
      if (reversal != null) {
        engine.takeBack(reversal);
      }
    } else if (taken.contains(data.get("reverses").asString())) {
      engine.takeBack(data);
    } else {
      early.put(data.get("reverses").asString(), data);
    }
  }
}
