package dev.countersign.local.play;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Evidence;
import java.time.Instant;
import java.util.TreeMap;

/** What is kept of a line of a scenario, as if it had been sent. */
final class PlayedEvidence {
  private PlayedEvidence() {}

  /** Of what a line says, received at a time. */
  static Evidence of(Json said, Instant at) {
    var bytes = Bytes.of(CanonicalJson.write(said));
    return new Evidence(
        bytes.digest(), bytes, "application/json", new TreeMap<>(), new TreeMap<>(), at);
  }
}
