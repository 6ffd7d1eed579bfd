package dev.countersign.app.attest;

import dev.countersign.app.attest.AttestDelivery.Attested;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.Authenticator.Authentication;
import dev.countersign.app.delivery.FailureMapping;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.delivery.WideLine;
import dev.countersign.app.registry.SourceName;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.trust.delivery.RawDelivery;

/**
 * The function attest: a raw request in, an answer out. It answers only after the durable write.
 */
public final class HandleAttestations {
  private final Authenticator authenticate;
  private final AttestDelivery attest;
  private final RequestLog log;

  public HandleAttestations(Authenticator authenticate, AttestDelivery attest, RequestLog log) {
    this.authenticate = authenticate;
    this.attest = attest;
    this.log = log;
  }

  public HttpAnswer handle(SourceName name, RawDelivery raw) {
    var line = new WideLine("attest", log).with("bytes", raw.body().size());
    return FailureMapping.logged(line, () -> answered(name, raw, line));
  }

  private HttpAnswer answered(SourceName name, RawDelivery raw, WideLine line) {
    return switch (authenticate.authenticate(name, Kind.ATTESTATION, raw)) {
      case Authentication.Unknown unknown -> {
        line.with("reason", unknown.reason());
        yield unknown.answer();
      }
      case Authentication.Greeted greeted -> {
        line.with("source", name.toString()).with("reason", "handshake");
        greeted.kept().ifPresent(evidence -> attest.keepHandshake(name, evidence));
        yield greeted.answer();
      }
      case Authentication.Known known -> {
        line.with("source", name.toString()).with("profile", known.delivery().profile());
        Attested attested =
            attest.attest(
                name, known.source().mapper(), AuthenticatedDelivery.of(known.delivery()));
        if (attested instanceof Attested.Answered items) {
          line.with("items", items.items().size());
        }
        yield AttestAnswer.of(attested, known.source().profile().about().answer());
      }
    };
  }
}
