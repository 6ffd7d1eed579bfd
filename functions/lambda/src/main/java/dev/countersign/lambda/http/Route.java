package dev.countersign.lambda.http;

import dev.countersign.lambda.attest.HandleAttestations;
import dev.countersign.lambda.resolve.HandleResolutions;
import dev.countersign.lambda.sessions.HandleSessions;
import dev.countersign.trust.RawDelivery;

/** Which handler a path is for. */
public final class Route {
  private final HandleAttestations attestations;
  private final HandleSessions sessions;
  private final HandleResolutions resolutions;

  public Route(
      HandleAttestations attestations, HandleSessions sessions, HandleResolutions resolutions) {
    this.attestations = attestations;
    this.sessions = sessions;
    this.resolutions = resolutions;
  }

  public HttpAnswer handle(String path, RawDelivery raw) {
    return SourceName.ofPath(path)
        .filter(addressed -> raw.method().equals("POST"))
        .map(addressed ->
            switch (addressed.kind()) {
              case ATTESTATION -> attestations.handle(addressed.name(), raw);
              case SESSION -> sessions.handle(addressed.name(), raw);
              case RESOLUTION -> resolutions.handle(addressed.name(), raw);
            })
        .orElseGet(Answers::notFound);
  }
}
