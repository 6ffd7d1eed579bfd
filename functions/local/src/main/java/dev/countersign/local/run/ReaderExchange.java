package dev.countersign.local.run;

import com.sun.net.httpserver.HttpExchange;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.app.read.ends.ReaderAnswer;
import dev.countersign.app.read.ends.ReaderAnswer.StreamedBody;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.IOException;

/** Answers one request of a reader. */
final class ReaderExchange {
  private final ReadEnds ends;

  ReaderExchange(ReadEnds ends) {
    this.ends = ends;
  }

  /**
   * Answers it, and ends the exchange where the answer is whole.
   *
   * @throws IOException when a streamed body can't be written to its end: the exchange is left
   *     open, so that the server cuts the connection and nobody takes a part for the whole
   */
  void answer(HttpExchange exchange, RawDelivery request) throws IOException {
    ReaderAnswer answer = ends.handle(exchange.getRequestURI().getPath(), request);
    if (answer.body().isEmpty()) {
      RunnerServer.write(exchange, answer.head());
    } else {
      stream(exchange, answer, answer.body().get());
    }
    exchange.close();
  }

  private static void stream(HttpExchange exchange, ReaderAnswer answer, StreamedBody body)
      throws IOException {
    try (body) {
      answer
          .head()
          .headers()
          .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(answer.head().status(), 0);
      body.writeTo(exchange.getResponseBody());
    } catch (RuntimeException e) {
      throw new IOException("a sealed file can't be read to its end", e);
    }
  }
}
