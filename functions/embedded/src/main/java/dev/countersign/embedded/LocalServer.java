package dev.countersign.embedded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * The server. Its own class loader loads this class, so the rest of the program uses it through
 * types of the JDK only. It stands in for DynamoDB Local's own proxy server, which would listen on
 * every interface and send telemetry.
 */
final class LocalServer implements Supplier<URI>, AutoCloseable {
  // Held, since a logger that is collected forgets its level.
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private final LocalDynamoDBRequestHandler tables;
  private final Server server;
  private final URI uri;

  LocalServer(@Nullable String folder) throws Exception {
    SQLITE.setLevel(Level.OFF);
    boolean inMemory = folder == null;
    boolean oneForAllRegions = true;
    boolean delays = false;
    this.tables = new LocalDynamoDBRequestHandler(0, inMemory, folder, oneForAllRegions, delays);
    this.server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var context = new ContextHandler();
    context.setHandler(new OwnHostOnly(new LocalDynamoDBServerHandler(tables, "*")));
    server.setHandler(context);
    server.start();
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    this.uri = URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public URI get() {
    return uri;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server didn't stop", e);
    }
    tables.shutdown();
  }
}
