package dev.countersign.app.deliver;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.ResultEventForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes result events as the bus brings them. */
public final class ResultMaker {
  public static final TenantId TENANT = new TenantId("acme");
  static final OutcomeType TYPE = new OutcomeType("ticket_resolved");
  private static final Currency EUR = Currency.getInstance("EUR");

  private ResultMaker() {}

  static Claim claim(String record) {
    return Claim.of(TYPE, List.of(record));
  }

  public static ResultEvent billable(
      String record, int revision, long minor, String customer, Instant at) {
    return event(record, revision, Kind.BILLABLE, minor, customer, at);
  }

  static ResultEvent reversal(
      String record, int revision, long minor, String customer, Instant at) {
    return event(record, revision, Kind.REVERSAL, -minor, customer, at);
  }

  private static ResultEvent event(
      String record, int revision, Kind kind, long minor, String customer, Instant at) {
    return event(TENANT, record, revision, kind, minor, customer, at);
  }

  /** The first billable of a record of any tenant's. */
  static ResultEvent billableOf(TenantId tenant, String record, long minor, String customer) {
    return event(tenant, record, 1, Kind.BILLABLE, minor, customer, DeliverWorld.NOON);
  }

  private static ResultEvent event(
      TenantId tenant,
      String record,
      int revision,
      Kind kind,
      long minor,
      String customer,
      Instant at) {
    var claim = claim(record);
    boolean billable = kind == Kind.BILLABLE;
    var amount = new Money(minor, EUR);
    return new ResultEvent(
        ResultEvent.idOf(tenant, claim, revision, kind),
        kind,
        billable ? null : ResultEvent.idOf(tenant, claim, revision, Kind.BILLABLE),
        revision,
        tenant,
        claim.outcome(tenant),
        claim,
        at,
        at,
        ZoneOffset.UTC,
        amount,
        "tickets",
        Map.of("engine", customer),
        List.of(
            new Share(
                new SessionId("ses_1"), new Session.Agent("sales", null), null, amount, null)),
        TermsRef.parse("ticket_resolved@1"),
        List.of(),
        null,
        billable ? null : "said so",
        null);
  }

  /** The messages of one entry's results, whose links they say. */
  public static List<BusMessage> messages(ResultEvent... entry) {
    var links = ResultLinks.of(List.of(entry));
    return List.of(entry).stream().map(event -> message(event, links)).toList();
  }

  private static BusMessage message(ResultEvent event, ResultLinks links) {
    String data = new String(ResultEventForm.write(event, links, null), StandardCharsets.UTF_8);
    var attributes =
        CloudEventForm.resultAttributes(
            event.id().value(), event.outcome().value(), event.recordedAt().toString());
    String head =
        attributes.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\",")
            .collect(Collectors.joining());
    String envelope =
        "{\"version\":\"0\",\"detail-type\":\"BillableResult\","
            + "\"source\":\"countersign\",\"detail\":{"
            + head
            + "\"data\":"
            + data
            + "}}";
    return new BusMessage("m-" + event.id(), text(envelope));
  }

  static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
