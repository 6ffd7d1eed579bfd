package dev.countersign.domain.billing;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a billing engine gets: a result to charge, or the reversal of one. The fields are those of
 * the contract, section 12.
 *
 * @param reversesOrNull the result that a reversal takes back
 * @param revision the number of the outcome's positive result that this is or takes back, from 1
 * @param occurredAt when the fact, or what took it back, happened; in whole seconds
 * @param recordedAt when it was decided
 * @param zone the calendar of the contract, by which its periods are told
 * @param amount positive in a billable; in a reversal the negative of the result it takes back
 * @param shares they sum to {@code amount}; the first is the foremost session's
 * @param attestations digests of the raw signed bytes that it rests on
 * @param provableToOrNull whom all of these convince; none where there are none
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
    ZoneId zone,
    Money amount,
    String meter,
    Map<String, String> billTo,
    List<Share> shares,
    TermsRef terms,
    List<Digest> attestations,
    @Nullable ProvableTo provableToOrNull,
    @Nullable String reasonOrNull,
    @Nullable Refund refundOrNull) {

  public ResultEvent {
    billTo = Map.copyOf(billTo);
    shares = List.copyOf(shares);
    attestations = List.copyOf(attestations);
  }

  /** Whether it charges or takes back. */
  public enum Kind {
    /** It charges. */
    BILLABLE,
    /** It takes back the whole of an earlier billable. */
    REVERSAL
  }

  /** 1 for a billable, -1 for a reversal; of what is counted and not priced, the units. */
  public long quantity() {
    if (amount.currency().equals(Price.UNITS)) {
      return amount.minor();
    }
    return kind == Kind.BILLABLE ? 1 : -1;
  }

  /** The month of the contract's calendar in which {@code instant} lies. */
  public YearMonth period(Instant instant) {
    return YearMonth.from(instant.atZone(zone));
  }

  /** The id of a result: the same however often and wherever it is decided. */
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
