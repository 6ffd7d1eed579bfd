package dev.countersign.app.deliver.connect;

import java.time.Duration;
import java.util.Map;

/** Sends each request by the connection of its address's scheme. */
public final class ConnectionsByScheme implements EngineConnection {
  private final Map<String, EngineConnection> connections;

  /**
   * Sends by these.
   *
   * @param connections by schemes in lower case; one that is not named is refused
   */
  public ConnectionsByScheme(Map<String, EngineConnection> connections) {
    this.connections = Map.copyOf(connections);
  }

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    var connection = connections.get(String.valueOf(request.url().getScheme()));
    return connection == null
        ? new Exchange.NotSent("scheme_not_admitted")
        : connection.send(request, longest);
  }
}
