package dev.countersign.forms.inbound;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an authentic delivery came: what all of its items share. It is made once, when the signature
 * was found good, and travels from there to the stored statement.
 *
 * @param tenant whose source it is, by the address that it was sent to
 * @param profile the name of the profile that it was verified by
 * @param key which of the source's keys it was verified with, from 0
 * @param assurance how far the signature reaches
 * @param provableTo whom its evidence convinces
 * @param messageId the message's id, where the scheme signs one
 * @param signedAt the time that the signature covers, where it covers one
 * @param receivedAt when it was received first
 * @param decidedAt when it is decided: its receipt, or later when it is replayed
 * @param evidence SHA-256 of the raw signed bytes
 */
public record DeliveryContext(
    TenantId tenant,
    SourceId source,
    String profile,
    int key,
    Assurance assurance,
    ProvableTo provableTo,
    @Nullable String messageId,
    @Nullable Instant signedAt,
    Instant receivedAt,
    Instant decidedAt,
    Digest evidence) {

  /** The same, where it reaches as far as this and convinces these. */
  public DeliveryContext graded(Assurance reach, ProvableTo convinces) {
    return new DeliveryContext(
        tenant,
        source,
        profile,
        key,
        reach,
        convinces,
        messageId,
        signedAt,
        receivedAt,
        decidedAt,
        evidence);
  }

  /**
   * The same, as it is given to another source.
   *
   * @param part SHA-256 of what that source is given
   */
  public DeliveryContext givenTo(TenantId itsTenant, SourceId to, Digest part) {
    return new DeliveryContext(
        itsTenant,
        to,
        profile,
        key,
        assurance,
        provableTo,
        messageId,
        signedAt,
        receivedAt,
        decidedAt,
        part);
  }

  /** When it was stated, as far as the delivery itself tells: signed, else received. */
  public Instant stampedAt() {
    return signedAt == null ? receivedAt : signedAt;
  }
}
