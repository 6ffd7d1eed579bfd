package dev.countersign.lambda.resolve;

import dev.countersign.forms.SourceForm.Kind;
import dev.countersign.lambda.http.Answering;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.http.Authentic;
import dev.countersign.lambda.http.Authenticate;
import dev.countersign.lambda.http.Authenticate.Authentication;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.lambda.http.RequestLog;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.lambda.http.WideLine;
import dev.countersign.lambda.resolve.ResolveItems.Resolved;
import dev.countersign.lambda.resolve.ResolveItems.Standing;
import dev.countersign.ledger.Refusals.Placed;
import dev.countersign.trust.RawDelivery;

/** The end {@code resolutions}: what a person decided, signed by the back office's own source. */
public final class HandleResolutions {
  private final Authenticate authenticate;
  private final ResolveItems resolve;
  private final RequestLog log;

  public HandleResolutions(Authenticate authenticate, ResolveItems resolve, RequestLog log) {
    this.authenticate = authenticate;
    this.resolve = resolve;
    this.log = log;
  }

  public HttpAnswer handle(SourceName name, RawDelivery raw) {
    var line = new WideLine("resolve", log).with("bytes", raw.body().size());
    return Answering.logged(line, () -> answered(name, raw, line));
  }

  private HttpAnswer answered(SourceName name, RawDelivery raw, WideLine line) {
    return switch (authenticate.authenticate(name, Kind.RESOLUTION, raw)) {
      case Authentication.Unknown unknown -> {
        line.with("reason", unknown.reason());
        yield unknown.answer();
      }
      case Authentication.Greeted greeted -> greeted.answer();
      case Authentication.Known known ->
          answer(resolve.resolve(name, known.source().mapper(), Authentic.of(known.delivery())));
    };
  }

  private static HttpAnswer answer(Resolved resolved) {
    if (resolved.standing().isEmpty() && !resolved.problems().isEmpty()) {
      return Answers.unusable(resolved.problems().stream().map(Placed::problem).toList());
    }
    return HttpAnswer.json(
        200,
        Answers.write(
                out -> {
                  out.writeArrayFieldStart("resolutions");
                  for (Standing standing : resolved.standing()) {
                    out.writeStartObject();
                    ResolveAnswer.members(out, standing);
                    out.writeEndObject();
                  }
                  out.writeEndArray();
                  Answers.errors(out, resolved.problems());
                })
            .toArray());
  }
}
