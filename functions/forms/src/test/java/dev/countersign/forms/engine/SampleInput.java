package dev.countersign.forms.engine;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.engine.request.PeriodInput;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.PostingInput.TakenBack;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The input of a sample; what it leaves out is that of the golden result. */
record SampleInput(Engine engine, Json.Obj own) {
  /** As the input of a usage. */
  PostingInput usage() {
    Json.Obj result = result();
    return new PostingInput(
        text("key").orElseGet(() -> result.text("id").orElseThrow()),
        text("customer").orElse("cus_1"),
        text("meter").orElseGet(() -> result.text("meter").orElseThrow()),
        value(result),
        instant("time").orElseGet(() -> Instant.parse(result.text("occurred_at").orElseThrow())),
        result,
        settings(),
        Optional.empty(),
        Optional.empty());
  }

  /** As the input of a correction that is asked for by a request of its own. */
  PostingInput correction(How how) {
    var usage = usage();
    return switch (how) {
      case NEGATIVE -> takenBack(usage.value().negate(), reversalKey(), Optional.empty());
      case REPLACE, CANCEL -> takenBack(BigDecimal.ZERO, usage.key(), Optional.empty());
    };
  }

  /** As the input of a document. */
  PostingInput document() {
    var usage = usage();
    var currency = Currency.getInstance(usage.result().text("currency").orElse("EUR"));
    long minor = number("net_minor").map(BigDecimal::longValueExact).orElse(1000L);
    return takenBack(usage.value(), reversalKey(), Optional.of(new Money(minor, currency)));
  }

  private PostingInput takenBack(BigDecimal value, String key, Optional<Money> net) {
    var usage = usage();
    var taken = new TakenBack(usage.key(), usage.time(), usage.value(), text("reference"));
    return new PostingInput(
        key,
        usage.customer(),
        usage.meter(),
        value,
        usage.time(),
        reversal(),
        usage.settings(),
        Optional.of(taken),
        net,
        own.get("first").orElse(null) instanceof Json.Obj(Map<String, Json> answered)
            ? answered
            : Map.of());
  }

  private String reversalKey() {
    return reversal().text("id").orElseThrow();
  }

  /** The reversal: the event that the sample gives, or the golden one for that event's customer. */
  private Json.Obj reversal() {
    var given = given();
    if (given.filter(SampleInput::isReversal).isPresent()) {
      return given.get();
    }
    Map<String, Json> members = new LinkedHashMap<>(golden("reversal-eur-taken-back").members());
    given
        .flatMap(event -> event.get("bill_to"))
        .ifPresent(billTo -> members.put("bill_to", billTo));
    return new Json.Obj(members);
  }

  private Optional<Json.Obj> given() {
    return own.get("result").map(Json.Obj.class::cast);
  }

  private static boolean isReversal(Json.Obj event) {
    return event.text("kind").filter("reversal"::equals).isPresent();
  }

  /** As the input of a reading of a period. */
  PeriodInput period() {
    return new PeriodInput(
        text("tenant").orElse("acme"),
        text("customer").orElse("cus_1"),
        text("meter").orElse("policy_signed"),
        text("period").orElse("2026-11"),
        instant("from").orElse(Instant.parse("2026-10-31T23:00:00Z")),
        instant("to").orElse(Instant.parse("2026-11-30T23:00:00Z")),
        ZoneId.of(text("zone").orElse("Europe/Berlin")),
        settings());
  }

  /** What the target says as its address. */
  Optional<String> url() {
    return text("url")
        .or(() ->
            switch (engine.address()) {
              case EngineAddress.Told() -> Optional.of("https://billing.example/in");
              case EngineAddress.Folder() -> Optional.of("s3://billing/results");
              default -> Optional.empty();
            });
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    engine
        .settings()
        .forEach((name, setting) -> setting.otherwise().ifPresent(o -> settings.put(name, o)));
    if (own.get("settings").orElse(null) instanceof Json.Obj(Map<String, Json> given)) {
      given.forEach((name, value) -> settings.put(name, ((Json.Str) value).value()));
    }
    return settings;
  }

  private BigDecimal value(Json.Obj result) {
    return number("value").or(() -> PostingInput.counted(result, engine.counted())).orElseThrow();
  }

  private Json.Obj result() {
    return given()
        .filter(event -> !isReversal(event))
        .orElseGet(() -> golden("result-event-eur-billed"));
  }

  private static Json.Obj golden(String name) {
    try {
      byte[] bytes = Files.readAllBytes(ProjectFiles.file("events/golden/" + name + ".json"));
      var event = (Reading.Read<Json>) StrictJson.parse(bytes);
      return (Json.Obj) ((Json.Obj) event.value()).get("data").orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> text(String name) {
    return own.text(name);
  }

  private Optional<Instant> instant(String name) {
    return text(name).map(Instant::parse);
  }

  private Optional<BigDecimal> number(String name) {
    return own.get(name)
        .map(value ->
            value instanceof Json.Num(BigDecimal n)
                ? n
                : new BigDecimal(((Json.Str) value).value()));
  }
}
