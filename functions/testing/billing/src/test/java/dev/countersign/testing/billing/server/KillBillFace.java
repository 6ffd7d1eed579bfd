package dev.countersign.testing.billing.server;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.billing.server.LoopbackServer.Answer;
import dev.countersign.testing.billing.server.LoopbackServer.Asked;
import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BookedDocument;
import dev.countersign.testing.engine.EngineReading;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.FakeEngine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the strict fake is asked and answers, in Kill Bill's words. */
final class KillBillFace implements LoopbackServer.Answering {
  private final FakeEngine engine;
  private final Supplier<Instant> now;
  private final Map<String, String> secrets;
  private final List<Subscriber> subscribers = new ArrayList<>();

  KillBillFace(FakeEngine engine, Supplier<Instant> now, Map<String, String> secrets) {
    this.engine = engine;
    this.now = now;
    this.secrets = secrets;
  }

  void add(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** Whose documents they are: the account's, of no meter. */
  static Account documents(Subscriber customer) {
    return new Account(customer.account(), "");
  }

  @Override
  public Answer answer(Asked asked) {
    if (!isAuthenticated(asked.headers())) {
      return new Answer(401, Map.of("Content-Type", "text/html"), "<html>401</html>");
    }
    var path = asked.path();
    return switch (asked.method() + " " + path.length + " " + path[2]) {
      case "POST 3 usages" -> usage((Json.Obj) json(asked));
      case "GET 5 usages" -> sum(path[3], path[4], asked.uri().getQuery());
      case "POST 3 credits" -> document(json(asked), -1);
      case "POST 5 invoices" -> document(json(asked), 1);
      case "GET 5 accounts" -> invoices(path[3]);
      default -> Answer.json(404, "");
    };
  }

  private boolean isAuthenticated(Map<String, String> headers) {
    String named = BillingServer.USER + ":" + secrets.get("password");
    return ("Basic " + Base64.getEncoder().encodeToString(named.getBytes(StandardCharsets.UTF_8)))
            .equals(headers.get("authorization"))
        && String.valueOf(secrets.get("api_key")).equals(headers.get("x-killbill-apikey"))
        && String.valueOf(secrets.get("api_secret")).equals(headers.get("x-killbill-apisecret"));
  }

  private Answer usage(Json.Obj body) {
    String subscription = body.text("subscriptionId").orElseThrow();
    if (subscribers.stream().noneMatch(one -> one.subscription().equals(subscription))) {
      return Answer.json(404, "{\"code\":4301,\"message\":\"no such subscription\"}");
    }
    var unit = objects(body, "unitUsageRecords").getFirst();
    var line = objects(unit, "usageRecords").getFirst();
    long value = number(line, "amount").longValueExact();
    var answer =
        engine.take(
            new EngineRequest(
                value < 0 ? Kind.NEGATIVE : Kind.USAGE,
                body.text("trackingId").orElseThrow(),
                new Account(subscription, unit.text("unitType").orElseThrow()),
                value,
                LocalDate.parse(line.text("recordDate").orElseThrow())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant(),
                null,
                body.toString()),
            now.get());
    return switch (answer.word()) {
      case ACCEPTED -> Answer.json(201, "");
      case DUPLICATE -> Answer.json(400, "{\"code\":50000,\"message\":\"tracking id exists\"}");
      case REFUSED, CLOSED, RETRY, UNKNOWN ->
          throw new IllegalStateException("no answer of Kill Bill's: " + answer);
    };
  }

  private Answer sum(String subscription, String unit, String query) {
    String month = query.replaceFirst("^startDate=(\\d{4}-\\d{2})-.*", "$1");
    var sum = engine.sum(new Account(subscription, unit), month, now.get());
    long amount = sum instanceof EngineReading.Found(long value) ? value : 0;
    return Answer.json(
        200, "{\"rolledUpUnits\":[{\"unitType\":\"" + unit + "\",\"amount\":" + amount + "}]}");
  }

  private Answer document(Json body, int sign) {
    if (!(body instanceof Json.Arr(List<Json> items))) {
      return Answer.json(400, "");
    }
    var asked = (Json.Obj) items.getFirst();
    String account = asked.text("accountId").orElseThrow();
    var customer = subscribers.stream().filter(one -> one.account().equals(account)).findFirst();
    if (customer.isEmpty()) {
      return Answer.json(404, "{\"code\":3003,\"message\":\"no such account\"}");
    }
    long net = amount(asked).movePointRight(2).longValueExact() * sign;
    String description = asked.text("description").orElseThrow();
    var _ =
        engine.take(
            EngineRequest.document(description, documents(customer.get()), net, now.get()),
            now.get());
    return Answer.json(200, "[{\"invoiceItemId\":\"item\"}]");
  }

  /** An amount, which may stand as a text. */
  private static BigDecimal amount(Json.Obj of) {
    return of.text("amount").map(BigDecimal::new).orElseGet(() -> number(of, "amount"));
  }

  private Answer invoices(String account) {
    Optional<Subscriber> customer =
        subscribers.stream().filter(one -> one.account().equals(account)).findFirst();
    String documents =
        engine.books(now.get()).documents().stream()
            .filter(one ->
                customer.map(KillBillFace::documents).stream().anyMatch(one.account()::equals))
            .map(KillBillFace::item)
            .collect(Collectors.joining(","));
    return Answer.json(200, "[" + documents + "]");
  }

  private static String item(BookedDocument one) {
    return """
    {"items": [{"invoiceItemId": "i-%d", "itemType": "%s", "amount": %s, "description": "%s"}]}
    """
        .formatted(
            one.at().toEpochMilli(),
            one.net() < 0 ? "CREDIT_ADJ" : "EXTERNAL_CHARGE",
            BigDecimal.valueOf(one.net(), 2).toPlainString(),
            one.reference());
  }

  private static Json json(Asked asked) {
    return ((Reading.Read<Json>) StrictJson.parse(asked.body().toArray())).value();
  }

  private static BigDecimal number(Json.Obj of, String name) {
    return ((Json.Num) of.get(name).orElseThrow()).value();
  }

  private static List<Json.Obj> objects(Json.Obj of, String name) {
    return ((Json.Arr) of.get(name).orElseThrow())
        .items().stream().map(Json.Obj.class::cast).toList();
  }
}
