package dev.countersign.local.run;

import com.sun.net.httpserver.HttpExchange;
import dev.countersign.app.delivery.HttpAnswer;
import java.util.Optional;

/** What a request must have before anything looks into it. */
final class RequestHead {
  private RequestHead() {}

  /** The answer to a request that lacks it; none where all is there. */
  static Optional<HttpAnswer> problem(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      return Optional.of(LocalAnswers.preflight());
    }
    if (headers.getFirst("Host") == null) {
      return Optional.of(LocalAnswers.noHost());
    }
    boolean body =
        headers.containsKey("Content-Length") || headers.containsKey("Transfer-Encoding");
    return exchange.getRequestMethod().equals("POST") && !body
        ? Optional.of(LocalAnswers.noLength())
        : Optional.empty();
  }
}
