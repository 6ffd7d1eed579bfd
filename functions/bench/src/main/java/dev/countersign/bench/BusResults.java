package dev.countersign.bench;

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
import java.util.stream.IntStream;

/** Billable results as the bus hands them on, one of each outcome. */
final class BusResults {
  static final TenantId TENANT = new TenantId("acme");
  private static final OutcomeType TYPE = new OutcomeType("ticket_resolved");
  private static final Currency EUR = Currency.getInstance("EUR");

  private final Instant now;

  /** Results of this time. */
  BusResults(Instant now) {
    this.now = now;
  }

  /** The messages of so many results. */
  List<BusMessage> first(String series, int results) {
    return IntStream.range(0, results).mapToObj(number -> message(series, number)).toList();
  }

  /** The message of the result with this number. */
  BusMessage message(String series, int number) {
    var event = event(series + "-" + number, "cus_" + number % 1000);
    byte[] data = ResultEventForm.write(event, ResultLinks.of(List.of(event)), null);
    String attributes =
        CloudEventForm.resultAttributes(
                event.id().value(), event.outcome().value(), event.recordedAt().toString())
            .entrySet()
            .stream()
            .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\",")
            .collect(Collectors.joining());
    String envelope =
        "{\"version\":\"0\",\"detail-type\":\"BillableResult\",\"source\":\"countersign\",\"detail\":{"
            + attributes
            + "\"data\":"
            + new String(data, StandardCharsets.UTF_8)
            + "}}";
    return new BusMessage("m-" + event.id(), Bytes.of(envelope.getBytes(StandardCharsets.UTF_8)));
  }

  private ResultEvent event(String record, String customer) {
    var claim = Claim.of(TYPE, List.of(record));
    var amount = new Money(300, EUR);
    var share =
        new Share(new SessionId("ses_1"), new Session.Agent("sales", null), null, amount, null);
    return new ResultEvent(
        ResultEvent.idOf(TENANT, claim, 1, Kind.BILLABLE),
        Kind.BILLABLE,
        null,
        1,
        TENANT,
        claim.outcome(TENANT),
        claim,
        now,
        now,
        ZoneOffset.UTC,
        amount,
        "tickets",
        Map.of("customer", customer),
        List.of(share),
        TermsRef.parse("ticket_resolved@1"),
        List.of(),
        null,
        null,
        null);
  }
}
