package dev.countersign.lambda.sessions;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.Json;
import dev.countersign.forms.Pseudonyms;
import dev.countersign.forms.Reading;
import dev.countersign.forms.SessionForm;
import dev.countersign.forms.SessionForm.Received;
import dev.countersign.forms.SessionForm.Recorded;
import dev.countersign.lambda.attest.AttestDelivery;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.http.Authenticate;
import dev.countersign.lambda.http.Authenticate.Authentication;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.lambda.http.RequestLog;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.lambda.http.SourceName.End;
import dev.countersign.lambda.http.WideLine;
import dev.countersign.ledger.LedgerBroken;
import dev.countersign.ledger.LedgerUnavailable;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.Placed;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.trust.Mapped;
import dev.countersign.trust.Mapper;
import dev.countersign.trust.RawDelivery;
import dev.countersign.trust.VerifiedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The function sessions: a signed record of what an agent did, kept, and put to the outcomes that
 * wait for it.
 */
public final class HandleSessions {
  private final Authenticate authenticate;
  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final RecordSession record;
  private final Refusals refusals;
  private final RequestLog log;

  public HandleSessions(
      Authenticate authenticate,
      Function<TenantId, Pseudonyms> pseudonyms,
      RecordSession record,
      Refusals refusals,
      RequestLog log) {
    this.authenticate = authenticate;
    this.pseudonyms = pseudonyms;
    this.record = record;
    this.refusals = refusals;
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
    return switch (mapper.map(delivery)) {
      case Mapped.Unmapped unmapped ->
          unusable(name, delivery, List.of(new Placed(0, unmapped.problem())));
      case Mapped.Items items -> recorded(name, delivery, items.parts());
    };
  }

  private HttpAnswer recorded(SourceName name, VerifiedDelivery delivery, List<Mapped.Part> parts) {
    var evidence = AttestDelivery.evidence(delivery);
    var received = new Received(delivery.receivedAt(), delivery.signedAt().orElse(null));
    var kept = new ArrayList<Session>();
    var problems = new ArrayList<Placed>();
    for (Mapped.Part part : parts) {
      if (!(part instanceof Mapped.Item item)) {
        continue;
      }
      switch (read(item.json(), received, name.tenant())) {
        case Reading.Unreadable<Recorded> wrong ->
            wrong.problems().forEach(problem -> problems.add(new Placed(item.place(), problem)));
        case Reading.Read<Recorded>(Recorded said) -> {
          Bytes content = said.content();
          kept.add(
              record.record(
                  name.tenant(), said.session(), content, evidence, delivery.receivedAt()));
        }
      }
    }
    if (kept.isEmpty() && !problems.isEmpty()) {
      return unusable(name, delivery, problems);
    }
    if (!problems.isEmpty()) {
      keep(name, delivery, problems);
    }
    return answer(kept, problems);
  }

  private Reading<Recorded> read(Json json, Received received, TenantId tenant) {
    return SessionForm.read(json, received, pseudonyms.apply(tenant));
  }

  private HttpAnswer unusable(SourceName name, VerifiedDelivery delivery, List<Placed> problems) {
    keep(name, delivery, problems);
    return Answers.unusable(problems.stream().map(Placed::problem).toList());
  }

  private void keep(SourceName name, VerifiedDelivery delivery, List<Placed> problems) {
    var evidence = AttestDelivery.evidence(delivery);
    refusals.keep(
        name.tenant(), new Refused(name.source(), delivery.receivedAt(), problems, evidence));
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
