package dev.countersign.app.deliver.connect;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.request.EngineRequest;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request with what authenticates it, for one try. It is not stored and not printed.
 *
 * @param headers by their names in lower case; some are secret
 */
public record OutgoingRequest(
    String method, URI url, SortedMap<String, String> headers, Bytes body) {
  public OutgoingRequest {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** A frozen request with these headers beside its own, or in their place. */
  public static OutgoingRequest of(EngineRequest request, Map<String, String> authenticating) {
    var headers = new TreeMap<>(request.headers());
    headers.putAll(authenticating);
    return new OutgoingRequest(request.method(), request.url(), headers, request.body());
  }

  @Override
  public String toString() {
    return "OutgoingRequest[" + method + "]";
  }
}
