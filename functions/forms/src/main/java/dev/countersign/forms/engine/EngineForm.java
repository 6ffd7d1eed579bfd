package dev.countersign.forms.engine;

import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.TimeLimits;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.engine.Engine.Cycle;
import dev.countersign.forms.engine.Engine.Floor;
import dev.countersign.forms.engine.Engine.Setting;
import dev.countersign.forms.engine.Engine.SumRule;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the file of a billing engine. Every mistake is noted with its line, its place and its fix;
 * a file with one is not loaded, since half a rule bills wrong.
 */
public final class EngineForm {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "version",
          "bills_with",
          "url",
          "settings",
          "secrets",
          "auth",
          "value",
          "usage",
          "answers",
          "items",
          "key",
          "time",
          "periods",
          "floor",
          "rate",
          "timeout",
          "retry_after",
          "correct",
          "document",
          "read_back",
          "sums",
          "facts");

  /** What the name of an engine may be. */
  public static final Predicate<String> NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,63}").asMatchPredicate();

  private static final Predicate<String> OWN =
      Pattern.compile("[a-z][a-z0-9_]{0,63}").asMatchPredicate();
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private EngineForm() {}

  /** Reads YAML or JSON text. */
  public static Reading<Engine> read(String text) {
    return YamlText.parse(text)
        .then(document -> document.located(Fields.read(document.root(), EngineForm::engine)));
  }

  /** Reads a file that is part of another document. */
  public static Reading<Engine> read(Json root) {
    return Fields.read(root, EngineForm::engine);
  }

  private static Optional<Engine> engine(Fields in) {
    in.only(FIELDS);
    var name = in.id("name", NAME, text -> text);
    in.present("version");
    var version = EngineFields.whole(in, "version", 1, 1_000_000);
    var books = in.text("bills_with", 64).flatMap(text -> in.id("bills_with", NAME, word -> word));
    var settings = settings(in);
    var secrets = new TreeSet<>(EngineFields.oneOrMore(in, "secrets", OWN));
    var declared = new InputNames.Declared(settings.keySet(), secrets);
    var usage = UsageForm.read(in, InputNames.usage(declared));
    var answers = usage.map(UsageRule::answers).orElse(List.of());
    boolean file =
        usage.filter(u -> u.request().place() instanceof RequestRule.Place.File).isPresent();
    var address = AddressForm.read(in, file, declared);
    var auth = file ? AddressForm.noAuth(in) : auth(in, declared);
    in.present("value");
    var counted = in.word("value", Counted.values());
    in.present("periods");
    var cycle = in.word("periods", Cycle.values());
    var timeout = timeout(in);
    var pause = in.object("retry_after").flatMap(RateForm::pause);
    var key = KeyForm.read(in);
    var time = time(in);
    var floor = floor(in);
    var rate = RateForm.rate(in);
    var corrections = CorrectionsForm.corrections(in, answers, declared);
    var documents = CorrectionsForm.documents(in, answers, declared);
    var readBack = CorrectionsForm.readBack(in, declared);
    var sums = in.object("sums").flatMap(EngineForm::sums);
    var facts = FactsOfEngine.read(in);
    if (!in.problems().isEmpty()) {
      return Optional.empty();
    }
    var engine =
        new Engine(
            name.orElseThrow(),
            version.orElseThrow(),
            books.orElseGet(name::orElseThrow),
            address.orElseThrow(),
            settings,
            secrets,
            auth.orElseThrow(),
            counted.orElseThrow(),
            usage.orElseThrow(),
            key,
            time,
            cycle.orElseThrow(),
            floor,
            rate,
            timeout,
            pause,
            corrections,
            documents,
            readBack,
            sums,
            facts);
    Contradictions.check(engine, in);
    return Optional.of(engine);
  }

  private static Optional<EngineAuth> auth(Fields in, InputNames.Declared declared) {
    in.present("auth");
    return in.object("auth").flatMap(auth -> AuthForm.read(auth, declared));
  }

  private static SortedMap<String, Setting> settings(Fields root) {
    var settings = new TreeMap<String, Setting>();
    root.object("settings")
        .ifPresent(in ->
            in.names().stream()
                .filter(name -> in.present(name))
                .forEach(name -> {
                  if (!OWN.test(name)) {
                    in.problem("out_of_range", name, "no name", "write lower case, digits and _");
                  }
                  in.object(name).ifPresent(setting -> settings.put(name, setting(setting)));
                }));
    return settings;
  }

  private static Setting setting(Fields in) {
    in.only(Set.of("what", "default"));
    return new Setting(in.required("what", 500).orElse(""), in.text("default", 500));
  }

  private static Duration timeout(Fields in) {
    in.present("timeout");
    var timeout = EngineFields.duration(in, "timeout").orElse(LONGEST_CALL);
    if (timeout.isZero() || timeout.compareTo(LONGEST_CALL) > 0) {
      in.problem("out_of_range", "timeout", "none, or more than a minute", "write PT10S");
    }
    return timeout;
  }

  private static TimeLimits time(Fields root) {
    var in = root.object("time");
    in.ifPresent(time -> time.only(Set.of("late", "future", "otherwise")));
    return new TimeLimits(
        in.flatMap(time -> EngineFields.duration(time, "late")).orElse(null),
        in.flatMap(time -> EngineFields.duration(time, "future")).orElse(null),
        in.flatMap(time -> time.word("otherwise", Otherwise.values())).orElse(Otherwise.HOLD));
  }

  private static Floor floor(Fields in) {
    var floor = EngineFields.whole(in, "floor", 0, 0);
    return floor.isPresent() ? Floor.ZERO : Floor.NONE;
  }

  private static Optional<SumRule> sums(Fields in) {
    in.only(Set.of("of", "every"));
    in.present("of");
    in.present("every");
    var of = EngineFields.oneOrMore(in, "of", InputNames::isOfUsage);
    return EngineFields.duration(in, "every").map(every -> new SumRule(of, every));
  }
}
