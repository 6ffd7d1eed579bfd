package dev.countersign.testing.billing;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.auth.Prepared;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.AnswerRule;
import dev.countersign.forms.engine.DocumentRules.Document;
import dev.countersign.forms.engine.ReadRule;
import dev.countersign.forms.engine.answer.AnswerReader;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.engine.answer.ReadReader;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.PeriodInput;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.Rendering;
import dev.countersign.forms.engine.request.RequestInput;
import dev.countersign.forms.engine.request.RequestRenderer;
import dev.countersign.forms.json.Json;
import dev.countersign.testing.billing.server.BillingServer;
import dev.countersign.testing.billing.server.Subscriber;
import dev.countersign.testing.billing.work.KillBillTarget;
import dev.countersign.testing.billing.work.Workers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Requests that the engine's file makes and its answers as the file reads them, one at a time: with
 * no posting behind them, so that also what is never posted can be tried.
 */
final class BareRequests {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final TargetSetup target;
  private final RequestRenderer renderer;
  private final EngineConnection connection = Workers.loopback();
  private final Map<String, String> more;

  BareRequests(BillingServer server) {
    this(KillBillTarget.on(server), Map.of());
  }

  private BareRequests(TargetSetup target, Map<String, String> more) {
    this.target = target;
    this.renderer = new RequestRenderer(target.address());
    this.more = more;
  }

  /** The same with a secret that the server doesn't know. */
  BareRequests withAnotherSecret() {
    return new BareRequests(target, Map.of("x-killbill-apisecret", "another"));
  }

  EngineAnswer usage(Subscriber customer, String key, long cents, LocalDate date) {
    var usage = target.engine().usage();
    var input = input(customer, key, cents, date, Optional.empty());
    var answer = sent(renderer.usage(usage, target.engine().key(), input), key);
    return AnswerReader.read(usage.answers(), usage.reference(), answer, key, NOW);
  }

  EngineAnswer credit(Subscriber customer, String key, long cents) {
    return made(credits(), customer, key, cents);
  }

  EngineAnswer charge(Subscriber customer, String key, long cents) {
    return made(target.engine().documents().charge().orElseThrow(), customer, key, cents);
  }

  ReadAnswer findCredit(Subscriber customer, String key) {
    return read(credits().find(), document(customer, key, 1), key);
  }

  /** What the file's reading of sums says. */
  long sum(Subscriber customer, YearMonth month) {
    var input =
        new PeriodInput(
            "acme",
            customer.subscription(),
            BillingServer.METER,
            month.toString(),
            month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            ZoneOffset.UTC,
            target.settings());
    var read = read(target.engine().readBack().sums().orElseThrow(), input, "sums");
    return ((ReadAnswer.Found) read).amount().orElseThrow().longValueExact();
  }

  private Document credits() {
    return target.engine().documents().credit().orElseThrow();
  }

  private EngineAnswer made(Document document, Subscriber customer, String key, long cents) {
    List<AnswerRule> rules = document.answers();
    var made = renderer.alone(document.make(), document(customer, key, cents));
    return AnswerReader.read(rules, Optional.empty(), sent(made, key), key, NOW);
  }

  private ReadAnswer read(ReadRule rule, RequestInput input, String key) {
    var rendering = renderer.alone(rule.request(), input);
    var url = ((Rendering.Rendered) rendering).request().url();
    return ReadReader.read(rule, sent(rendering, key), url, input.json(), NOW);
  }

  private RawAnswer sent(Rendering rendering, String key) {
    EngineRequest request = ((Rendering.Rendered) rendering).request();
    var credentials =
        new EngineCredentials(new InlineSecrets(), connection, EngineCredentials.noAws());
    var ready = (Prepared.Ready) credentials.prepare(target, target.engine().auth(), NOW);
    var headers = new TreeMap<>(ready.credential().headers(request, key, NOW));
    headers.putAll(more);
    return switch (connection.send(OutgoingRequest.of(request, headers), LONGEST)) {
      case Exchange.Answered(RawAnswer answer) -> answer;
      case Exchange.NotSent(String why) -> throw new IllegalStateException(why);
      case Exchange.NoAnswer(String why) -> throw new IllegalStateException(why);
    };
  }

  private PostingInput document(Subscriber customer, String key, long cents) {
    var net = new Money(cents, Currency.getInstance("EUR"));
    return input(customer, key, cents, LocalDate.EPOCH, Optional.of(net));
  }

  private PostingInput input(
      Subscriber customer, String key, long cents, LocalDate date, Optional<Money> net) {
    return new PostingInput(
        key,
        customer.subscription(),
        BillingServer.METER,
        BigDecimal.valueOf(cents),
        date.atTime(10, 0).toInstant(ZoneOffset.UTC),
        new Json.Obj(
            Map.of(
                "currency",
                new Json.Str("EUR"),
                "bill_to",
                new Json.Obj(Map.of("killbill_account", new Json.Str(customer.account()))))),
        target.settings(),
        Optional.empty(),
        net);
  }
}
