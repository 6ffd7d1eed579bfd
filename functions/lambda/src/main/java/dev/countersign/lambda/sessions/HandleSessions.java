package dev.countersign.lambda.sessions;

import dev.countersign.domain.session.Session;
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
import dev.countersign.ledger.Refusals.Placed;
import dev.countersign.trust.Mapper;
import dev.countersign.trust.RawDelivery;
import dev.countersign.trust.VerifiedDelivery;
import java.util.List;

/**
 * The function sessions: a signed record of what an agent did, kept, and put to the outcomes that
 * wait for it.
 */
public final class HandleSessions {
  private final Authenticate authenticate;
  private final RecordItems record;
  private final RequestLog log;

  public HandleSessions(Authenticate authenticate, RecordItems record, RequestLog log) {
    this.authenticate = authenticate;
    this.record = record;
    this.log = log;
  }

  public HttpAnswer handle(SourceName name, RawDelivery raw) {
    var line = new WideLine("sessions", log).with("bytes", raw.body().size());
    return Answering.logged(line, () -> answered(name, raw, line));
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
    var recorded = record.record(name, mapper, Authentic.of(delivery));
    if (recorded.sessions().isEmpty() && !recorded.problems().isEmpty()) {
      return Answers.unusable(recorded.problems().stream().map(Placed::problem).toList());
    }
    return answer(recorded.sessions(), recorded.problems());
  }

  private static HttpAnswer answer(List<Session> kept, List<Placed> problems) {
    return HttpAnswer.json(
        200,
        Answers.write(
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
