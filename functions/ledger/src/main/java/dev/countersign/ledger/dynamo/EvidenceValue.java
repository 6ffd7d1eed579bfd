package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.ledger.Evidence;

/** Evidence as an attribute: beside an entry, in an item of its own, or of a refused delivery. */
final class EvidenceValue {
  static final String NAME = "evidence";

  private EvidenceValue() {}

  static Values write(Evidence evidence) {
    return Values.none()
        .text("digest", evidence.digest())
        .bytes("raw", evidence.raw())
        .text("media_type", evidence.mediaType())
        .texts("headers", evidence.headers())
        .texts("how", evidence.how())
        .time("received_at", evidence.receivedAt());
  }

  static Evidence read(Values values) {
    return new Evidence(
        new Digest(values.text("digest")),
        values.bytes("raw"),
        values.text("media_type"),
        values.textsByName("headers"),
        values.textsByName("how"),
        values.time("received_at"));
  }
}
