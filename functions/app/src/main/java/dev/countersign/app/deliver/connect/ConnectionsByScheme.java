package dev.countersign.app.deliver.connect;

import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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

  /**
   * By https to public hosts and to those that the operator names. Where the machine's own address
   * is admitted, also by http to it, and into its folders: for one's own machine.
   *
   * @param inside hosts whose addresses may be private, as {@link AdmittedHosts} takes them
   * @param further connections of other schemes, such as {@code s3}
   */
  public static ConnectionsByScheme of(
      Supplier<Set<String>> inside, Loopback loopback, Map<String, EngineConnection> further) {
    var https = new HttpsConnection(new AdmittedHosts(inside, loopback, AddressLookup.system()));
    // Which hosts are sent to by http is for AdmittedHosts to say.
    var all = new HashMap<String, EngineConnection>(Map.of("https", https, "http", https));
    if (loopback == Loopback.ADMITTED) {
      all.put("file", new FileConnection());
    }
    all.putAll(further);
    return new ConnectionsByScheme(all);
  }

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    var connection = connections.get(String.valueOf(request.url().getScheme()));
    return connection == null
        ? new Exchange.NotSent("scheme_not_admitted")
        : connection.send(request, longest);
  }
}
