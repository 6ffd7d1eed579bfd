package dev.countersign.forms.engine;

import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import dev.countersign.forms.engine.AnswerRule.Is;
import dev.countersign.forms.engine.Engine.Cycle;
import dev.countersign.forms.engine.Engine.Floor;
import dev.countersign.forms.engine.EngineKey.Place;
import dev.countersign.forms.json.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the members of an engine's file say of each other that can't be true together. */
final class Contradictions {
  private final Engine engine;
  private final Fields in;

  private Contradictions(Engine engine, Fields in) {
    this.engine = engine;
    this.in = in;
  }

  /** Notes each of them. */
  static void check(Engine engine, Fields in) {
    var contradictions = new Contradictions(engine, in);
    contradictions.secrets();
    contradictions.key();
    contradictions.periods();
    contradictions.corrections();
    contradictions.sums();
    contradictions.batch();
  }

  private void secrets() {
    var used = new TreeSet<>(engine.auth().secrets());
    engine
        .requests()
        .flatMap(request -> request.auth().stream())
        .forEach(auth -> used.addAll(auth.secrets()));
    engine.secrets().stream()
        .filter(secret -> !used.contains(secret))
        .forEach(secret ->
            note("/secrets", "nothing authenticates by " + secret, "remove it, or use it in auth"));
  }

  private void key() {
    boolean duplicates =
        engine.usage().answers().stream().anyMatch(rule -> rule.is() == Is.DUPLICATE)
            || engine.usage().items().stream()
                .flatMap(items -> items.answers().stream())
                .anyMatch(rule -> rule.is() == Is.DUPLICATE);
    if (duplicates && engine.key().isEmpty()) {
      note("/key", "an answer says duplicate, and there is no key", "say key, or no duplicate");
    }
    engine
        .key()
        .map(EngineKey::place)
        .ifPresent(place -> {
          if (place instanceof Place.Header(String name)
              && !engine.usage().request().headers().containsKey(name)) {
            note("/key/at", "the usage has no such header", "write it in usage.headers as {key}");
          }
        });
  }

  private void periods() {
    if (engine.cycle() == Cycle.MONTH) {
      return;
    }
    if (engine.floor() == Floor.ZERO) {
      note("/floor", "a floor of periods that there are not", "say periods: month");
    }
    if (engine.usage().answers().stream().anyMatch(rule -> rule.is() == Is.CLOSED)) {
      note("/answers", "an answer says closed, and nothing closes", "say periods: month");
    }
    for (int i = 0; i < engine.corrections().size(); i++) {
      CorrectionRule rule = engine.corrections().get(i);
      if (rule.period() == While.OPEN && rule.how() != How.NEGATIVE) {
        note("/correct/" + i + "/while", "nothing closes", "say periods: month, or leave it out");
      }
    }
  }

  private void corrections() {
    List<CorrectionRule> rules = engine.corrections();
    for (int i = 0; i < rules.size(); i++) {
      CorrectionRule rule = rules.get(i);
      String at = "/correct/" + i;
      var late = Optional.ofNullable(engine.time().lateOrNull());
      boolean tooLong =
          late.flatMap(l -> rule.within().filter(w -> w.compareTo(l) > 0)).isPresent();
      if (rule.how() == How.NEGATIVE && tooLong) {
        note(
            at + "/within",
            "longer than late: a negative is dated as its usage",
            "shorten it to time.late");
      }
      if (rule.how() == How.REPLACE && rule.request() instanceof CorrectionRule.Request.AsUsage) {
        replaces(at, rule);
      }
      boolean never =
          rules.subList(0, i).stream()
              .anyMatch(earlier ->
                  earlier.how() == rule.how()
                      || (earlier.period() == While.ALWAYS
                          && earlier.within().isEmpty()
                          && earlier.how() != How.NEGATIVE));
      if (never || rule.within().filter(Duration::isZero).isPresent()) {
        note(at, "it is never reached", "put it first, or remove it");
      }
    }
  }

  private void replaces(String at, CorrectionRule rule) {
    var window = engine.key().map(EngineKey::dedupe);
    if (window.isEmpty()) {
      note(at + "/how", "a usage is replaced by its key, and there is none", "say key");
    }
    if (window.isPresent()
        && window.get() instanceof Dedupe.Window(Duration known, var _)
        && (rule.within().isEmpty() || rule.within().get().compareTo(known) > 0)) {
      note(at + "/within", "longer than the engine knows the key", "shorten it to key.window");
    }
  }

  private void sums() {
    if (engine.sums().isEmpty()) {
      return;
    }
    if (!engine.corrections().isEmpty()) {
      note("/correct", "sums are netted before they are sent", "leave it out");
    }
    if (engine.time().otherwise() == Otherwise.NOW) {
      note("/time/otherwise", "a sum has no time of a result", "say hold, or leave it out");
    }
  }

  private void batch() {
    var request = engine.usage().request();
    boolean own =
        engine.usage().batch().isPresent()
            && names(request).anyMatch(path -> path.getFirst().equals("key"));
    if (own) {
      note("/usage/batch", "a path or header names one usage's key", "leave {key} out, or batch");
    }
  }

  private static Stream<List<String>> names(RequestRule request) {
    var place =
        switch (request.place()) {
          case RequestRule.Place.AtEngine at -> at.path();
          case RequestRule.Place.Elsewhere at -> at.url();
          case RequestRule.Place.File file -> file.name();
        };
    return Stream.concat(Stream.of(place), request.headers().values().stream())
        .flatMap(TextTemplate::variables);
  }

  private void note(String pointer, String detail, String fix) {
    EngineFields.contradictionAt(in, pointer, detail, fix);
  }
}
