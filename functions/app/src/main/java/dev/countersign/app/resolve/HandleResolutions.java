package dev.countersign.app.resolve;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.Authenticator.Authentication;
import dev.countersign.app.delivery.FailureMapping;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.delivery.WideLine;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.resolve.ResolveItems.Resolved;
import dev.countersign.app.resolve.ResolveItems.Standing;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.trust.delivery.RawDelivery;

/** The end {@code resolutions}: what a person decided, signed by the back office's own source. */
public final class HandleResolutions {
  private final Authenticator authenticate;
  private final ResolveItems resolve;
  private final RequestLog log;

  public HandleResolutions(Authenticator authenticate, ResolveItems resolve, RequestLog log) {
    this.authenticate = authenticate;
    this.resolve = resolve;
    this.log = log;
  }

  public HttpAnswer handle(SourceName name, RawDelivery raw) {
    var line = new WideLine("resolve", log).with("bytes", raw.body().size());
    return FailureMapping.logged(line, () -> answered(name, raw, line));
  }

  private HttpAnswer answered(SourceName name, RawDelivery raw, WideLine line) {
    return switch (authenticate.authenticate(name, Kind.RESOLUTION, raw)) {
      case Authentication.Unknown unknown -> {
        line.with("reason", unknown.reason());
        yield unknown.answer();
      }
      case Authentication.Greeted greeted -> greeted.answer();
      case Authentication.Known known ->
          answer(
              resolve.resolve(
                  name, known.source().mapper(), AuthenticatedDelivery.of(known.delivery())));
    };
  }

  private static HttpAnswer answer(Resolved resolved) {
    if (resolved.standing().isEmpty() && !resolved.problems().isEmpty()) {
      return Answers.unusable(resolved.problems().stream().map(ItemProblem::problem).toList());
    }
    return HttpAnswer.json(
        200,
        JsonOutput.object(
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
