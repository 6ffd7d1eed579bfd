package dev.countersign.app.deliver.intake;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.ResultEventForm;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A made-up result of some terms and its reversal, as the bus would bring them. Its amount is a
 * price of the terms where they say one that doesn't depend on the fact, and 10 otherwise.
 */
public final class SampleResults {
  private static final BigDecimal OTHERWISE = BigDecimal.TEN;
  private static final String REASON = "withdrawn";

  private SampleResults() {}

  /**
   * The lines of both.
   *
   * @param billable that charges
   * @param reversal that takes it back, a minute later
   */
  public record Pair(BillingLine billable, BillingLine reversal) {}

  /**
   * Makes them.
   *
   * @param at when the fact happened and was decided, in whole seconds
   */
  public static Pair of(TenantId tenant, Terms terms, Instant at) {
    return new Pair(
        line(event(tenant, terms, Kind.BILLABLE, at)),
        line(event(tenant, terms, Kind.REVERSAL, at.plusSeconds(60))));
  }

  private static ResultEvent event(TenantId tenant, Terms terms, Kind kind, Instant at) {
    boolean billable = kind == Kind.BILLABLE;
    var claim = Claim.of(terms.outcome(), Collections.nCopies(terms.claimBy().size(), "sample"));
    var charged = amount(terms.price().items().getFirst().price());
    var amount = billable ? charged : charged.negated();
    var agent = new Session.Agent("sample", null);
    return new ResultEvent(
        ResultEvent.idOf(tenant, claim, 1, kind),
        kind,
        billable ? null : ResultEvent.idOf(tenant, claim, 1, Kind.BILLABLE),
        1,
        tenant,
        claim.outcome(tenant),
        claim,
        at,
        at,
        terms.zone(),
        amount,
        terms.meter(),
        terms.billTo(),
        List.of(new Share(new SessionId("ses_sample"), agent, null, amount, null)),
        terms.ref(),
        List.of(),
        null,
        billable ? null : REASON,
        null);
  }

  private static Money amount(Price price) {
    return switch (price) {
      case Price.Each each -> Money.of(each.amount(), each.currency(), each.rounding());
      case Price.FixedUnits fixed -> new Money(fixed.units(), Price.UNITS);
      case Price.Percent _, Price.StatedUnits _ ->
          Money.of(OTHERWISE, price.currency(), price.rounding());
    };
  }

  /** Reads it as it would be read from the bus. */
  private static BillingLine line(ResultEvent event) {
    Map<String, Json> members = new TreeMap<>();
    CloudEventForm.resultAttributes(
            event.id().value(), event.outcome().value(), event.recordedAt().toString())
        .forEach((name, value) -> members.put(name, new Json.Str(value)));
    members.put(
        "data", read(StrictJson.parse(ResultEventForm.write(event, ResultLinks.NONE, null))));
    var message = Bytes.of(CanonicalJson.write(new Json.Obj(members)));
    return read(LineOfEvent.read(message)).line().orElseThrow().line();
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T>(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }
}
