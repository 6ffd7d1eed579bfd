package dev.countersign.local.command;

import dev.countersign.local.send.SignedRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is done with a word that payer or seller has signed. */
enum SignedWord {
  /** It is sent; the answer is printed. */
  POST,
  /** The signed request is printed, and nothing is sent. */
  HTTP;

  /**
   * Does it.
   *
   * @return the exit status
   * @throws java.net.ConnectException when nothing answers
   */
  int done(SignedRequest request) throws IOException, InterruptedException {
    if (this == POST) {
      return AnsweredRequest.print(request);
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(request.asHttp());
    out.flush();
    return Countersign.DONE;
  }
}
