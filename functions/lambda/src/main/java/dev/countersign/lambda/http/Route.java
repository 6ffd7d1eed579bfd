package dev.countersign.lambda.http;

import dev.countersign.lambda.attest.HandleAttestations;
import dev.countersign.lambda.sessions.HandleSessions;
import dev.countersign.trust.RawDelivery;

/** Which handler a path is for. */
public final class Route {
  private final HandleAttestations attestations;
  private final HandleSessions sessions;

  public Route(HandleAttestations attestations, HandleSessions sessions) {
    this.attestations = attestations;
    this.sessions = sessions;
  }

  public HttpAnswer handle(String path, RawDelivery raw) {
    return SourceName.ofPath(path)
        .filter(addressed -> raw.method().equals("POST"))
        .map(addressed ->
            switch (addressed.end()) {
              case ATTESTATIONS -> attestations.handle(addressed.name(), raw);
              case SESSIONS -> sessions.handle(addressed.name(), raw);
            })
        .orElseGet(Answers::notFound);
  }
}
