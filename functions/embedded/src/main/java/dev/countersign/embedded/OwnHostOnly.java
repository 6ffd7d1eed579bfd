package dev.countersign.embedded;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request pass that names this server as its host and that no web page makes. A page could
 * otherwise read and write the tables: by a name of its own that leads here (DNS rebinding), or
 * across origins.
 */
final class OwnHostOnly extends Handler.Wrapper {
  OwnHostOnly(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var headers = request.getHeaders();
    String host = headers.get(HttpHeader.HOST);
    int port = Request.getLocalPort(request);
    boolean own = ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
    if (own && !headers.contains(HttpHeader.ORIGIN)) {
      return super.handle(request, response, callback);
    }
    response.setStatus(HttpStatus.FORBIDDEN_403);
    callback.succeeded();
    return true;
  }
}
