package dev.countersign.domain.planning;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.CorrectionWay;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineRules;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.posting.TimeLimits;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An engine with calendar months that takes any time, and is asked by id; then one that differs.
 */
final class EngineBuilder {
  private Dedupe dedupe = new Dedupe.Forever();
  private @Nullable Duration late;
  private @Nullable Duration future;
  private Otherwise otherwise = Otherwise.NOW;
  private Periods periods = new Periods.Months(null, Duration.ZERO);
  private final List<CorrectionWay> ways = new ArrayList<>();
  private final Set<Direction> documents = EnumSet.noneOf(Direction.class);
  private Reading reading = Reading.BY_ID;
  private Set<OutcomeType> outcomes = Set.of();
  private Instant from = Instant.EPOCH;
  private @Nullable Map<String, EngineCustomer> customers;
  private @Nullable Currency currency;
  private Counted counted = Counted.AMOUNT_MINOR;
  private @Nullable Duration sumsEvery;

  static EngineBuilder engine() {
    return new EngineBuilder();
  }

  /** An engine that can do all. */
  static EngineBuilder ableEngine() {
    return engine().negative(null).documents(Direction.CREDIT, Direction.CHARGE);
  }

  EngineBuilder dedupe(Dedupe dedupe) {
    this.dedupe = dedupe;
    return this;
  }

  EngineBuilder late(Duration late) {
    this.late = late;
    return this;
  }

  EngineBuilder future(Duration future) {
    this.future = future;
    return this;
  }

  EngineBuilder otherwise(Otherwise otherwise) {
    this.otherwise = otherwise;
    return this;
  }

  EngineBuilder periods(Periods periods) {
    this.periods = periods;
    return this;
  }

  EngineBuilder negative(@Nullable Duration within) {
    return negative(within, While.OPEN);
  }

  EngineBuilder negative(@Nullable Duration within, While period) {
    ways.add(new CorrectionWay(How.NEGATIVE, within, period, dedupe));
    return this;
  }

  EngineBuilder cancel(@Nullable Duration within, While period) {
    ways.add(new CorrectionWay(How.CANCEL, within, period, new Dedupe.Forever()));
    return this;
  }

  EngineBuilder documents(Direction... directions) {
    documents.addAll(List.of(directions));
    return this;
  }

  EngineBuilder reading(Reading reading) {
    this.reading = reading;
    return this;
  }

  EngineBuilder outcomes(String... types) {
    outcomes = Set.copyOf(List.of(types).stream().map(OutcomeType::new).toList());
    return this;
  }

  EngineBuilder from(Instant from) {
    this.from = from;
    return this;
  }

  EngineBuilder customers(Map<String, EngineCustomer> customers) {
    this.customers = customers;
    return this;
  }

  EngineBuilder currency(Currency currency) {
    this.currency = currency;
    return this;
  }

  EngineBuilder counting(Counted counted) {
    this.counted = counted;
    return this;
  }

  /** An engine that takes only sums of hours. */
  EngineBuilder sums() {
    sumsEvery = Duration.ofHours(1);
    return this;
  }

  BillingTarget build() {
    var rules =
        new EngineRules(
            dedupe,
            new TimeLimits(late, future, otherwise),
            periods,
            ways,
            documents,
            reading,
            sumsEvery);
    return new BillingTarget(
        Story.ACME,
        new TargetName("books"),
        outcomes,
        from,
        "id",
        customers,
        currency,
        counted,
        rules);
  }
}
