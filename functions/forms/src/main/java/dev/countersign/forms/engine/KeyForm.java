package dev.countersign.forms.engine;

import dev.countersign.domain.posting.Dedupe;
import dev.countersign.forms.engine.EngineKey.Place;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code key} of an engine's file. */
final class KeyForm {
  /** How many characters a result's id has, which is the key. */
  static final int OURS = 36;

  private static final int LONGEST = 10_000;
  private static final int LONGEST_UNLESS_TOLD = 255;
  private static final Predicate<String> POINTER =
      Pattern.compile("(/([^~/]|~0|~1)+)+").asMatchPredicate();

  private KeyForm() {}

  /** Reads it off the file's root. */
  static Optional<EngineKey> read(Fields root) {
    return root.object("key").flatMap(KeyForm::key);
  }

  private static Optional<EngineKey> key(Fields in) {
    in.only(Set.of("at", "max", "window", "margin"));
    if (in.get("at").isEmpty() && in.get("window").isPresent()) {
      EngineFields.contradiction(
          in, "window", "a window without a key", "say at, or leave out the whole key");
    } else {
      in.present("at");
    }
    var place = place(in);
    int longest = EngineFields.whole(in, "max", 1, LONGEST).orElse(LONGEST_UNLESS_TOLD);
    if (longest < OURS) {
      EngineFields.contradiction(
          in,
          "max",
          "shorter than a result's id, which is the key",
          "an engine that takes no " + OURS + " characters has no key of ours");
    }
    in.present("window");
    var window = window(in);
    return place.flatMap(p -> window.map(w -> new EngineKey(p, longest, w)));
  }

  private static Optional<Place> place(Fields in) {
    var at = in.get("at");
    if (at.isPresent() && at.get() instanceof Json.Obj) {
      return in.object("at")
          .flatMap(header -> {
            header.only(Set.of("header"));
            return header
                .required("header", 64)
                .map(name -> new Place.Header(name.toLowerCase(Locale.ROOT)));
          });
    }
    var pointers = EngineFields.oneOrMore(in, "at", POINTER);
    return switch (pointers.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Place.Member(pointers.getFirst()));
      default -> Optional.of(new Place.Together(List.copyOf(pointers)));
    };
  }

  private static Optional<Dedupe> window(Fields in) {
    var word = in.text("window", 40);
    if (word.filter("forever"::equals).isPresent()) {
      if (in.get("margin").isPresent()) {
        EngineFields.contradiction(in, "margin", "for ever has no end", "leave it out");
      }
      return Optional.of(new Dedupe.Forever());
    }
    var window = EngineFields.duration(in, "window");
    var margin = EngineFields.duration(in, "margin");
    if (window.filter(Duration::isZero).isPresent()
        || margin.filter(m -> window.filter(w -> m.compareTo(w) >= 0).isPresent()).isPresent()) {
      EngineFields.contradiction(
          in, "window", "leaves no time to try again", "say a longer one, or leave out the key");
    }
    return window.map(
        w -> margin.map(m -> new Dedupe.Window(w, m)).orElseGet(() -> Dedupe.Window.of(w)));
  }
}
