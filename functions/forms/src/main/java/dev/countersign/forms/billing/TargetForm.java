package dev.countersign.forms.billing;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.Engine.Cycle;
import dev.countersign.forms.engine.EngineFields;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.TimeForm;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one target of {@code billing.yaml}, and holds it against its engine's file. */
final class TargetForm {
  static final Set<String> FIELDS =
      Set.of(
          "engine",
          "url",
          "from",
          "outcomes",
          "customer",
          "customers",
          "currency",
          "value",
          "settings",
          "secrets",
          "periods",
          "otherwise",
          "meters",
          "description");
  static final Set<String> PERIOD_FIELDS = Set.of("zone", "closes_after");

  private static final int LONGEST = 200;

  private final Fields in;
  private final Function<String, Optional<Engine>> engines;

  TargetForm(Fields in, Function<String, Optional<Engine>> engines) {
    this.in = in;
    this.engines = engines;
  }

  Optional<TargetSetup> read(TenantId tenant, TargetName name) {
    in.only(FIELDS);
    var engine = engine();
    in.present("from");
    var from = TimeForm.inRange(in, "from");
    var outcomes = new HashSet<OutcomeType>();
    EngineFields.oneOrMore(in, "outcomes", OutcomeType::admits)
        .forEach(type -> outcomes.add(new OutcomeType(type)));
    var customer = in.required("customer", LONGEST);
    var customers = customers();
    var currency = in.get("currency").flatMap(c -> DecimalMoneyForm.currency(in, "currency"));
    var counted = in.word("value", Counted.values());
    var otherwise = in.word("otherwise", Otherwise.values());
    var periods = in.object("periods");
    periods.ifPresent(p -> p.only(PERIOD_FIELDS));
    var zone = periods.flatMap(TargetForm::zone);
    var closesAfter = periods.flatMap(p -> EngineFields.duration(p, "closes_after"));
    var meters = texts("meters");
    if (engine.isEmpty()) {
      return Optional.empty();
    }
    checkPeriods(engine.get(), otherwise);
    var fit = new EngineFit(in, engine.get());
    var settings = fit.settings();
    var secrets = fit.secrets();
    var address = fit.address(settings);
    if (from.isEmpty() || customer.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    var rules =
        RulesOfEngine.of(
            engine.get(), otherwise, zone.orElse(null), closesAfter.orElse(Duration.ZERO));
    var target =
        new BillingTarget(
            tenant,
            name,
            outcomes,
            from.get(),
            customer.get(),
            customers,
            currency.orElse(null),
            counted.orElse(engine.get().counted()),
            rules);
    return Optional.of(
        new TargetSetup(target, engine.get(), address.get(), settings, secrets, meters));
  }

  private Optional<Engine> engine() {
    var name = in.id("engine", EngineForm.NAME, text -> text);
    var engine = name.flatMap(engines);
    if (name.isPresent() && engine.isEmpty()) {
      in.problem(
          "unknown_engine",
          "engine",
          "no engine of this name",
          "name a file of infra/targets, without .yaml");
    }
    return engine;
  }

  private @Nullable Map<String, EngineCustomer> customers() {
    if (in.get("customers").isEmpty()) {
      return null;
    }
    Map<String, EngineCustomer> customers = new HashMap<>();
    texts("customers").forEach((ours, theirs) -> customers.put(ours, new EngineCustomer(theirs)));
    if (customers.isEmpty()) {
      in.problem(
          "out_of_range",
          "customers",
          "names none, so every result would be held",
          "name them, or leave it out where bill_to has the engine's ids");
    }
    return customers;
  }

  private Map<String, String> texts(String name) {
    Map<String, String> texts = new HashMap<>();
    in.object(name)
        .ifPresent(given ->
            given.names().stream()
                .filter(given::present)
                .forEach(own -> given.text(own, LONGEST).ifPresent(text -> texts.put(own, text))));
    return texts;
  }

  private static Optional<ZoneId> zone(Fields periods) {
    var name = periods.text("zone", 64);
    try {
      return name.map(ZoneId::of);
    } catch (DateTimeException e) {
      periods.problem(
          "unknown_zone",
          "zone",
          "no time zone",
          "name one of the IANA database, such as Europe/Berlin");
      return Optional.empty();
    }
  }

  private void checkPeriods(Engine engine, Optional<Otherwise> otherwise) {
    if (engine.cycle() == Cycle.NONE && in.get("periods").isPresent()) {
      EngineFields.contradiction(in, "periods", "the engine has no periods", "leave it out");
    }
    if (engine.sums().isPresent() && otherwise.filter(Otherwise.NOW::equals).isPresent()) {
      EngineFields.contradiction(
          in, "otherwise", "the engine takes sums, which have no time of a result", "leave it out");
    }
  }
}
