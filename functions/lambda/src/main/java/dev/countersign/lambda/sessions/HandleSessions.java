package dev.countersign.lambda.sessions;

import dev.countersign.domain.Problem;
import dev.countersign.domain.session.Session;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.http.Authentic;
import dev.countersign.lambda.http.Authenticate;
import dev.countersign.lambda.http.Authenticate.Authentication;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.lambda.http.RequestLog;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.lambda.http.SourceName.End;
import dev.countersign.lambda.http.WideLine;
import dev.countersign.ledger.LedgerBroken;
import dev.countersign.ledger.LedgerUnavailable;
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
    HttpAnswer answer;
    try {
      answer =
          switch (authenticate.authenticate(name, End.SESSIONS, raw)) {
            case Authentication.Unknown unknown -> {
              line.with("reason", unknown.reason());
              yield unknown.answer();
            }
            case Authentication.Greeted greeted -> greeted.answer();
            case Authentication.Known known ->
                recorded(name, known.source().mapper(), known.delivery());
          };
    } catch (LedgerUnavailable e) {
      line.with("reason", "unavailable");
      answer = Answers.unavailable();
    } catch (LedgerBroken e) {
      line.with("reason", "broken").with("what", String.valueOf(e.getMessage()));
      answer = Answers.broken();
    }
    line.done(answer.status());
    return answer;
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
                  if (!problems.isEmpty()) {
                    out.writeArrayFieldStart("errors");
                    for (Placed placed : problems) {
                      Problem problem = placed.problem();
                      out.writeStartObject();
                      out.writeNumberField("place", placed.place());
                      Answers.fields(out, problem);
                      out.writeEndObject();
                    }
                    out.writeEndArray();
                  }
                })
            .toArray());
  }
}
