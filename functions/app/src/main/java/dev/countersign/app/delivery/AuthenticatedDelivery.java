package dev.countersign.app.delivery;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that a door verified, now or when it was kept: all that deciding needs of it.
 *
 * @param said the bytes that are mapped
 * @param decidedAt when it is decided: its receipt, or later when it is replayed
 */
public record AuthenticatedDelivery(
    Evidence evidence, Bytes said, Assurance assurance, Instant decidedAt) {
  private static final String MESSAGE_ID = "message_id";
  private static final String SIGNED_AT = "signed_at";

  /** What is kept of how it came: never a secret, never a header that took no part. */
  public static AuthenticatedDelivery of(VerifiedDelivery delivery) {
    var how = new TreeMap<String, String>();
    how.put("profile", delivery.profile());
    how.put("key", String.valueOf(delivery.key()));
    how.put("assurance", delivery.assurance().wire());
    delivery.signedAt().ifPresent(at -> how.put(SIGNED_AT, at.toString()));
    delivery.messageId().ifPresent(id -> how.put(MESSAGE_ID, id));
    var evidence =
        new Evidence(
            delivery.evidence(),
            delivery.signed(),
            delivery.mediaType(),
            delivery.took(),
            how,
            delivery.receivedAt());
    return new AuthenticatedDelivery(
        evidence, delivery.said(), delivery.assurance(), delivery.receivedAt());
  }

  public Instant receivedAt() {
    return evidence.receivedAt();
  }

  /** The message's id, where the scheme signed one. */
  public @Nullable String messageId() {
    return evidence.how().get(MESSAGE_ID);
  }

  /** The time that was signed, where one was. */
  public @Nullable Instant signedAt() {
    return Optional.ofNullable(evidence.how().get(SIGNED_AT)).map(Instant::parse).orElse(null);
  }
}
