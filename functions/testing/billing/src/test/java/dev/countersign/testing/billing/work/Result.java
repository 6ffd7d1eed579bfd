package dev.countersign.testing.billing.work;

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
import dev.countersign.testing.billing.server.BilledTo;
import dev.countersign.testing.billing.server.BillingServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A result of a record, as it was recorded: billed, or taken back.
 *
 * @param revision the number of the record's positive result, from 1
 * @param cents more than zero, also of what is taken back
 */
public record Result(
    Kind kind,
    String record,
    int revision,
    long cents,
    BilledTo customer,
    Instant occurredAt,
    Instant recordedAt) {
  public static final TenantId TENANT = new TenantId("acme");
  private static final OutcomeType TYPE = new OutcomeType("policy_signed");
  private static final Currency EUR = Currency.getInstance("EUR");

  /** One that is billed, when it occurred. */
  public static Result billed(
      String record, int revision, long cents, BilledTo customer, Instant at) {
    return new Result(Kind.BILLABLE, record, revision, cents, customer, at, at);
  }

  /** The same as it is taken back at a time. */
  public Result takenBack(Instant at) {
    return new Result(Kind.REVERSAL, record, revision, cents, customer, at, at);
  }

  public static Claim claim(String record) {
    return Claim.of(TYPE, List.of(record));
  }

  /** What it adds to what the customer owes. */
  public long worth() {
    return kind == Kind.BILLABLE ? cents : -cents;
  }

  /** The id of its event. */
  public String id() {
    return ResultEvent.idOf(TENANT, claim(record), revision, kind).value();
  }

  private ResultEvent event() {
    boolean billable = kind == Kind.BILLABLE;
    var amount = new Money(worth(), EUR);
    return new ResultEvent(
        ResultEvent.idOf(TENANT, claim(record), revision, kind),
        kind,
        billable ? null : ResultEvent.idOf(TENANT, claim(record), revision, Kind.BILLABLE),
        revision,
        TENANT,
        claim(record).outcome(TENANT),
        claim(record),
        occurredAt,
        recordedAt,
        ZoneOffset.UTC,
        amount,
        BillingServer.METER,
        customer.billTo(),
        List.of(
            new Share(
                new SessionId("ses_1"), new Session.Agent("sales", null), null, amount, null)),
        TermsRef.parse("policy_signed@1"),
        List.of(),
        null,
        billable ? null : "said so",
        null);
  }

  /** The messages of one entry's results, as the bus brings them. */
  public static List<BusMessage> messages(List<Result> entry) {
    var events = entry.stream().map(Result::event).toList();
    var links = ResultLinks.of(events);
    return events.stream().map(event -> message(event, links)).toList();
  }

  private static BusMessage message(ResultEvent event, ResultLinks links) {
    String data = new String(ResultEventForm.write(event, links, null), StandardCharsets.UTF_8);
    String head =
        CloudEventForm.resultAttributes(
                event.id().value(), event.outcome().value(), event.recordedAt().toString())
            .entrySet()
            .stream()
            .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\",")
            .collect(Collectors.joining());
    String envelope =
        "{\"version\":\"0\",\"detail-type\":\"BillableResult\",\"source\":\"countersign\","
            + "\"detail\":{"
            + head
            + "\"data\":"
            + data
            + "}}";
    return new BusMessage(event.id().value(), Bytes.of(envelope.getBytes(StandardCharsets.UTF_8)));
  }
}
