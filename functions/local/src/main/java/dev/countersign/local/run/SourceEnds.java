package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.receipt.PublishedKeysEnd;
import dev.countersign.app.registry.Sources;
import dev.countersign.trust.delivery.RawDelivery;
import java.util.TreeMap;

/** {@code /v1/…}: the ends that sources post to, and the keys of receipts, the same as in AWS. */
final class SourceEnds {
  private final Assembly assembly;
  private final Sources sources;
  private final PublishedKeysEnd keys;
  private final PageEvents events;

  SourceEnds(Assembly assembly, Sources sources, PublishedKeysEnd keys, PageEvents events) {
    this.assembly = assembly;
    this.sources = sources;
    this.keys = keys;
    this.events = events;
  }

  /** Handles one request; the page is told of each delivery that was turned away. */
  HttpAnswer handle(String path, RawDelivery raw) {
    return keys.handle(path, raw).orElseGet(() -> delivered(path, raw));
  }

  private HttpAnswer delivered(String path, RawDelivery raw) {
    var logged = new TreeMap<String, Object>();
    RequestLog log = logged::putAll;
    var answer = assembly.route(sources, log).handle(path, raw);
    if (answer.status() >= 400) {
      String reason = logged.getOrDefault("reason", answer.status()).toString();
      events.turnedAway(new PageEvents.TurnedAway(raw.receivedAt(), path, answer.status(), reason));
    }
    return answer;
  }
}
