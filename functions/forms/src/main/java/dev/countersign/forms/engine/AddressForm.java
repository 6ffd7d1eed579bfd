package dev.countersign.forms.engine;

import dev.countersign.forms.engine.InputNames.Declared;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code url} of an engine's file. */
final class AddressForm {
  private AddressForm() {}

  /**
   * Reads it off the file's root.
   *
   * @param file whether the engine is a file, whose place the target says
   */
  static Optional<EngineAddress> read(Fields root, boolean file, Declared declared) {
    var names = InputNames.settingsOnly(declared);
    var given = root.get("url");
    if (file) {
      return nothing(root, "url", "a file's place is the target's")
          .map(x -> new EngineAddress.Folder());
    }
    if (given.isEmpty()) {
      return Optional.of(new EngineAddress.Told());
    }
    if (given.get() instanceof Json.Obj) {
      var in = root.object("url");
      in.ifPresent(url -> {
        url.only(Set.of("default"));
        url.present("default");
      });
      return in.flatMap(url -> url(url, "default", names)).map(EngineAddress.Usual::new);
    }
    return url(root, "url", names).map(EngineAddress.Fixed::new);
  }

  /** That a file needs no authentication. */
  static Optional<EngineAuth> noAuth(Fields root) {
    return nothing(root, "auth", "a file has none")
        .flatMap(x -> nothing(root, "secrets", "a file has none"))
        .flatMap(x -> nothing(root, "answers", "a file's answers are known"))
        .map(x -> new EngineAuth(new EngineAuth.Kind.HeadersAlone(), new TreeMap<>()));
  }

  private static Optional<Boolean> nothing(Fields root, String name, String detail) {
    if (root.get(name).isPresent()) {
      EngineFields.contradiction(root, name, detail, "leave it out");
      return Optional.empty();
    }
    return Optional.of(true);
  }

  private static Optional<TextTemplate> url(Fields in, String name, InputNames names) {
    var template = names.template(in, name);
    var shape = template.flatMap(url -> UrlShape.read(url.shape()));
    boolean plain =
        shape
            .filter(url -> url.getRawQuery() == null && !url.getRawPath().endsWith("/"))
            .isPresent();
    if (template.isPresent() && !plain) {
      in.problem(
          "out_of_range",
          name,
          "no https address, or one with a query or a slash at its end",
          "write https://host, or https://host/path");
      return Optional.empty();
    }
    return template;
  }
}
