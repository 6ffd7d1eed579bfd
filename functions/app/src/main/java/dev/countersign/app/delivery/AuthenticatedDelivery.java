package dev.countersign.app.delivery;

import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.verify.VerifiedDelivery;

/**
 * A delivery of a known source whose signature is good, now or when it was kept: all that handling
 * it needs.
 *
 * @param payload the bytes that are mapped: the body, or a token's claims
 * @param evidence the raw signed bytes and how they were verified, to be kept
 */
public record AuthenticatedDelivery(DeliveryContext context, Bytes payload, Evidence evidence) {

  /** One that was verified now. */
  public static AuthenticatedDelivery of(SourceName source, VerifiedDelivery verified) {
    var context =
        new DeliveryContext(
            source.tenant(),
            source.source(),
            verified.profile(),
            verified.keyIndex(),
            verified.assurance(),
            verified.messageId().orElse(null),
            verified.signedAt().orElse(null),
            verified.receivedAt(),
            verified.receivedAt(),
            verified.evidence());
    var evidence =
        new Evidence(
            verified.evidence(),
            verified.signed(),
            verified.mediaType(),
            verified.signedHeaders(),
            KeptContext.write(context),
            verified.receivedAt());
    return new AuthenticatedDelivery(context, verified.payload(), evidence);
  }
}
