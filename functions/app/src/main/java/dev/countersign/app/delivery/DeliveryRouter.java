package dev.countersign.app.delivery;

import dev.countersign.app.attest.HandleAttestations;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.resolve.HandleResolutions;
import dev.countersign.app.sessions.HandleSessions;
import dev.countersign.trust.delivery.RawDelivery;

/** Which handler a path is for. */
public final class DeliveryRouter {
  private final HandleAttestations attestations;
  private final HandleSessions sessions;
  private final HandleResolutions resolutions;

  public DeliveryRouter(
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
