package dev.countersign.app.dispute;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.MessageName;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.mapping.MappingResult.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message about a dispute or an inquiry, and how it came.
 *
 * @param id of the message; without one of its own the digest of its content
 * @param name names it among all messages of its source
 * @param content digest of what it says
 * @param evidenceOrNull what is kept beside its entry; none where it is kept on its own
 */
public record DisputeMessage(
    DeliveryContext context,
    MessageId id,
    Digest name,
    Digest content,
    @Nullable Evidence evidenceOrNull) {
  /** Its message has an id that is none. */
  public static final Problem NO_ID =
      new Problem(
          "out_of_range",
          "/id",
          "empty, too long, or with control characters",
          "send 1 to 300 characters");

  /**
   * The message that an item is.
   *
   * @param together so many items its delivery has
   * @throws IllegalArgumentException when its id is none
   */
  public static DisputeMessage of(Item item, AuthenticatedDelivery delivery, int together) {
    var context = delivery.context();
    var content = Digest.of(CanonicalJson.write(item.json()));
    String own = item.messageId();
    return new DisputeMessage(
        context,
        new MessageId(own == null ? content.hex() : own),
        MessageName.of(context.source(), own, content),
        content,
        together == 1 ? delivery.evidence() : null);
  }

  public TenantId tenant() {
    return context.tenant();
  }

  /** When it is decided. */
  public Instant now() {
    return context.decidedAt();
  }
}
