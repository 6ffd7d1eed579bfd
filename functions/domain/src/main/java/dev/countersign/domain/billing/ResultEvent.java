package dev.countersign.domain.billing;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What billing gets.
 *
 * @param reversesOrNull the result that a reversal takes back
 * @param revision which of the outcome's results this is or takes back, from 1
 * @param occurredAt when the fact, or what took it back, happened; whole seconds, never the time of
 *     deciding
 * @param amount negative in a reversal
 * @param shares sum to {@code amount}; the first is the session chosen
 * @param attestations digests of the raw signed bytes behind it
 */
public record ResultEvent(
    EventId id,
    Kind kind,
    @Nullable EventId reversesOrNull,
    int revision,
    TenantId tenant,
    OutcomeId outcome,
    Claim claim,
    Instant occurredAt,
    Instant recordedAt,
    Money amount,
    String meter,
    Map<String, String> billTo,
    List<Share> shares,
    TermsRef terms,
    List<Digest> attestations,
    @Nullable String reasonOrNull,
    @Nullable Refund refundOrNull) {

  public ResultEvent {
    billTo = Map.copyOf(billTo);
    shares = List.copyOf(shares);
    attestations = List.copyOf(attestations);
  }

  public enum Kind {
    BILLABLE,
    REVERSAL
  }

  /** 1 for a billable, -1 for a reversal. */
  public int quantity() {
    return kind == Kind.BILLABLE ? 1 : -1;
  }

  /** The same for one result, however often and wherever it is decided. */
  public static EventId idOf(TenantId tenant, Claim claim, int revision, Kind kind) {
    return new EventId(
        "res_"
            + Digest.of(
                    "result",
                    tenant.value(),
                    claim.toString(),
                    String.valueOf(revision),
                    kind.name())
                .prefix(32));
  }
}
