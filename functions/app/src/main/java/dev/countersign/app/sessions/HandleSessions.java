package dev.countersign.app.sessions;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.Authenticator.Authentication;
import dev.countersign.app.delivery.FailureMapping;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.delivery.WideLine;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.util.List;

/**
 * The function sessions: a signed record of what an agent did, kept, and put to the outcomes that
 * wait for it.
 */
public final class HandleSessions {
  private final Authenticator authenticate;
  private final RecordItems record;
  private final RequestLog log;

  public HandleSessions(Authenticator authenticate, RecordItems record, RequestLog log) {
    this.authenticate = authenticate;
    this.record = record;
    this.log = log;
  }

  public HttpAnswer handle(SourceName name, RawDelivery raw) {
    var line = new WideLine("sessions", log).with("bytes", raw.body().size());
    return FailureMapping.logged(line, () -> answered(name, raw, line));
  }

  private HttpAnswer answered(SourceName name, RawDelivery raw, WideLine line) {
    return switch (authenticate.authenticate(name, Kind.SESSION, raw)) {
      case Authentication.Unknown unknown -> {
        line.with("reason", unknown.reason());
        yield unknown.answer();
      }
      case Authentication.Greeted greeted -> greeted.answer();
      case Authentication.Known known -> recorded(name, known.source().mapper(), known.delivery());
    };
  }

  private HttpAnswer recorded(SourceName name, Mapper mapper, VerifiedDelivery delivery) {
    var recorded = record.record(name, mapper, AuthenticatedDelivery.of(delivery));
    if (recorded.sessions().isEmpty() && !recorded.problems().isEmpty()) {
      return Answers.unusable(recorded.problems().stream().map(ItemProblem::problem).toList());
    }
    return answer(recorded.sessions(), recorded.problems());
  }

  private static HttpAnswer answer(List<Session> kept, List<ItemProblem> problems) {
    return HttpAnswer.json(
        200,
        JsonOutput.object(
                out -> {
                  out.writeArrayFieldStart("sessions");
                  for (Session session : kept) {
                    out.writeStartObject();
                    out.writeStringField("session", session.id().value());
                    out.writeStringField("recorded_at", session.recordedAt().toString());
                    out.writeEndObject();
                  }
                  out.writeEndArray();
                  Answers.errors(out, problems);
                })
            .toArray());
  }
}
