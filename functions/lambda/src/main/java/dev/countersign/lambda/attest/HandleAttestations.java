package dev.countersign.lambda.attest;

import dev.countersign.forms.SourceForm.Kind;
import dev.countersign.lambda.attest.AttestDelivery.Attested;
import dev.countersign.lambda.http.Answering;
import dev.countersign.lambda.http.Authentic;
import dev.countersign.lambda.http.Authenticate;
import dev.countersign.lambda.http.Authenticate.Authentication;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.lambda.http.RequestLog;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.lambda.http.WideLine;
import dev.countersign.trust.RawDelivery;

/**
 * The function attest: a raw request in, an answer out. It answers only after the durable write.
 */
public final class HandleAttestations {
  private final Authenticate authenticate;
  private final AttestDelivery attest;
  private final RequestLog log;

  public HandleAttestations(Authenticate authenticate, AttestDelivery attest, RequestLog log) {
    this.authenticate = authenticate;
    this.attest = attest;
    this.log = log;
  }

  public HttpAnswer handle(SourceName name, RawDelivery raw) {
    var line = new WideLine("attest", log).with("bytes", raw.body().size());
    return Answering.logged(line, () -> answered(name, raw, line));
  }

  private HttpAnswer answered(SourceName name, RawDelivery raw, WideLine line) {
    return switch (authenticate.authenticate(name, Kind.ATTESTATION, raw)) {
      case Authentication.Unknown unknown -> {
        line.with("reason", unknown.reason());
        yield unknown.answer();
      }
      case Authentication.Greeted greeted -> {
        line.with("source", name).with("reason", "handshake");
        greeted.kept().ifPresent(evidence -> attest.keepHandshake(name, evidence));
        yield greeted.answer();
      }
      case Authentication.Known known -> {
        line.with("source", name).with("profile", known.delivery().profile());
        Attested attested =
            attest.attest(name, known.source().mapper(), Authentic.of(known.delivery()));
        if (attested instanceof Attested.Answered items) {
          line.with("items", items.items().size());
        }
        yield AttestAnswer.of(attested, known.source().profile().about().answer());
      }
    };
  }
}
