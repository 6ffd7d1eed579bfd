package dev.countersign.app.deliver.auth;

import dev.countersign.forms.engine.request.EngineRequest;
import java.time.Instant;
import java.util.Map;

/** What one target authenticates by now: its secrets are read, and its token is there. */
public interface Credential {
  /**
   * The headers that authenticate a request, by their names in lower case.
   *
   * @param key the posting's key, or that of a batch: the id of a message that is signed
   * @throws dev.countersign.domain.failure.OperationFailed when nothing can be signed now
   */
  Map<String, String> headers(EngineRequest request, String key, Instant now);
}
