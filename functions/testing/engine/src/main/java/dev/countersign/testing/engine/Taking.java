package dev.countersign.testing.engine;

import java.time.Instant;

/** A request that an engine took, as long as it knows it. */
record Taking(Instant at, EngineRequest request, String reference) {

  boolean isDocument() {
    return request.kind() == EngineRequest.Kind.DOCUMENT;
  }
}
