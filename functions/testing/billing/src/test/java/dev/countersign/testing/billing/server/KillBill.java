package dev.countersign.testing.billing.server;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The real Kill Bill, in a tenant of its own with a catalog of one plan. It must run with {@code
 * org.killbill.server.test.mode=true}: its clock is moved.
 */
public final class KillBill implements BillingServer {
  private static final String SECRET = "s3cret";

  private final KillBillRequests requests;
  private final URI address;
  private final String key = "countersign-" + UUID.randomUUID();

  /**
   * Makes a tenant.
   *
   * @param address where the server is
   * @param now what its clock shows from then on
   */
  public KillBill(URI address, Instant now) {
    this.address = address;
    this.requests = new KillBillRequests(address, USER, secrets());
    var _ =
        requests.post(
            "/1.0/kb/tenants", "{\"apiKey\":\"" + key + "\",\"apiSecret\":\"" + SECRET + "\"}");
    var _ = requests.postXml("/1.0/kb/catalog/xml", OutcomeCatalog.XML);
    moveTo(now);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("password", "password", "api_key", key, "api_secret", SECRET);
  }

  @Override
  public Subscriber customer(String name) {
    String account =
        requests.made(
            "/1.0/kb/accounts",
            "{\"name\":\"%s\",\"externalKey\":\"%s\",\"currency\":\"EUR\",\"timeZone\":\"UTC\"}"
                .formatted(name, name));
    String subscription =
        requests.made(
            "/1.0/kb/subscriptions",
            "{\"accountId\":\"%s\",\"planName\":\"outcomes-monthly\"}".formatted(account));
    return new Subscriber(name, subscription, account);
  }

  @Override
  public void moveTo(Instant time) {
    var _ = requests.post("/1.0/kb/test/clock?timeoutSec=60&requestedDate=" + time, "");
  }

  @Override
  public long recorded(Subscriber customer, YearMonth month) {
    var usage =
        (Json.Obj)
            requests.get(
                "/1.0/kb/usages/%s/%s?startDate=%s&endDate=%s"
                    .formatted(
                        customer.subscription(),
                        METER,
                        month.atDay(1),
                        month.plusMonths(1).atDay(1)));
    return list(usage, "rolledUpUnits").stream()
        .mapToLong(unit -> number(unit, "amount").longValueExact())
        .sum();
  }

  @Override
  public boolean hasInvoice(Subscriber customer, YearMonth month) {
    return items(customer).stream().anyMatch(item -> isUsageOf(item, month));
  }

  @Override
  public long invoiced(Subscriber customer, YearMonth month) {
    return items(customer).stream()
        .filter(item -> isUsageOf(item, month))
        .mapToLong(KillBill::cents)
        .sum();
  }

  @Override
  public long billed(Subscriber customer) {
    return items(customer).stream()
        // The account's credit that pays an invoice is no item of what is billed.
        .filter(item -> !item.text("itemType").orElseThrow().equals("CBA_ADJ"))
        .mapToLong(KillBill::cents)
        .sum();
  }

  @Override
  public long owed(Subscriber customer) {
    var account =
        (Json.Obj)
            requests.get(
                "/1.0/kb/accounts/" + customer.account() + "?accountWithBalanceAndCBA=true");
    return number(account, "accountBalance").movePointRight(2).longValueExact();
  }

  @Override
  public boolean isParked(Subscriber customer) {
    return objects(requests.get("/1.0/kb/accounts/" + customer.account() + "/tags")).stream()
        .anyMatch(tag -> tag.text("tagDefinitionName").filter("__PARK__"::equals).isPresent());
  }

  @Override
  public void recordByHand(Subscriber customer, LocalDate date, long value) {
    var _ =
        requests.post(
            "/1.0/kb/usages",
            """
            {"subscriptionId": "%s", "trackingId": "%s", "unitUsageRecords":
             [{"unitType": "%s", "usageRecords": [{"recordDate": "%s", "amount": %d}]}]}
            """
                .formatted(
                    customer.subscription(), "hand-" + UUID.randomUUID(), METER, date, value));
  }

  private List<Json.Obj> items(Subscriber customer) {
    return objects(
            requests.get(
                "/1.0/kb/accounts/"
                    + customer.account()
                    + "/invoices?includeInvoiceComponents=true"))
        .stream()
        .flatMap(invoice -> list(invoice, "items").stream())
        .toList();
  }

  private static boolean isUsageOf(Json.Obj item, YearMonth month) {
    return item.text("itemType").orElseThrow().equals("USAGE")
        && item.text("startDate").orElseThrow().equals(month.atDay(1).toString());
  }

  private static long cents(Json.Obj item) {
    return number(item, "amount").movePointRight(2).longValueExact();
  }

  private static BigDecimal number(Json.Obj of, String name) {
    return ((Json.Num) of.get(name).orElseThrow()).value();
  }

  private static List<Json.Obj> list(Json.Obj of, String name) {
    return of.get(name).map(KillBill::objects).orElse(List.of());
  }

  private static List<Json.Obj> objects(Json list) {
    return ((Json.Arr) list).items().stream().map(Json.Obj.class::cast).toList();
  }

  @Override
  public void close() {}
}
