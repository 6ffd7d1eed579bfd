package dev.countersign.testing.billing.targets;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import java.net.URI;
import java.time.Duration;

/** Sends what goes to any host to one on this machine; path, headers and body stay as they are. */
record Redirected(EngineConnection connection, URI here) implements EngineConnection {
  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    var url = request.url();
    if (url.getScheme().equals("file")) {
      return connection.send(request, longest);
    }
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    var moved = URI.create(here + url.getRawPath() + query);
    return connection.send(
        new OutgoingRequest(request.method(), moved, request.headers(), request.body()), longest);
  }
}
