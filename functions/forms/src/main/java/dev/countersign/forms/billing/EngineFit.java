package dev.countersign.forms.billing;

import static dev.countersign.forms.engine.EngineFields.contradiction;

import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineAddress;
import dev.countersign.forms.engine.RequestRule;
import dev.countersign.forms.engine.UrlShape;
import dev.countersign.forms.engine.request.BaseAddress;
import dev.countersign.forms.json.Fields;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a target must say of its engine, and may: its address, settings and secrets. */
final class EngineFit {
  private static final int LONGEST = 500;

  private final Fields in;
  private final Engine engine;

  EngineFit(Fields in, Engine engine) {
    this.in = in;
    this.engine = engine;
  }

  /** Every setting, those with a default included. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    var given = in.object("settings");
    given.ifPresent(own -> own.only(engine.settings().keySet()));
    engine
        .settings()
        .forEach((name, setting) -> {
          var value = given.flatMap(own -> own.text(name, LONGEST)).or(setting::otherwise);
          value.ifPresent(text -> settings.put(name, text));
          boolean absent = given.flatMap(own -> own.get(name)).isEmpty();
          if (absent && setting.otherwise().isEmpty()) {
            note("settings", name, "the engine needs it: " + setting.what());
          }
        });
    return settings;
  }

  /** Where each secret lies. */
  Map<String, SecretRef> secrets() {
    Map<String, SecretRef> secrets = new HashMap<>();
    var given = in.object("secrets");
    given.ifPresent(own -> own.only(engine.secrets()));
    for (String name : engine.secrets()) {
      if (given.flatMap(own -> own.get(name)).isEmpty()) {
        note("secrets", name, "the engine authenticates by it");
      }
      given
          .flatMap(own -> own.object(name))
          .flatMap(SecretRef::read)
          .ifPresent(secret -> secrets.put(name, secret));
    }
    return secrets;
  }

  private void note(String object, String name, String detail) {
    in.problems()
        .add(
            new dev.countersign.domain.Problem(
                "missing", in.at(object) + "/" + name, detail, "say it in " + object));
  }

  /** Where its requests go. */
  Optional<URI> address(Map<String, String> settings) {
    var told = in.text("url", LONGEST);
    boolean wanted =
        engine.address() instanceof EngineAddress.Told
            || engine.address() instanceof EngineAddress.Folder;
    if (wanted && !in.present("url")) {
      return Optional.empty();
    }
    if (engine.address() instanceof EngineAddress.Fixed && in.get("url").isPresent()) {
      contradiction(in, "url", "the engine is at one address for everybody", "leave it out");
      return Optional.empty();
    }
    if (told.isPresent() && !isGood(told.get())) {
      in.problem(
          "out_of_range",
          "url",
          engine.address() instanceof EngineAddress.Folder
              ? "neither a folder nor a bucket"
              : "no https address, or one that no path can be appended to",
          engine.address() instanceof EngineAddress.Folder
              ? "write s3://bucket/prefix or file:///folder"
              : "write https://host, without a slash at its end");
      return Optional.empty();
    }
    var address = BaseAddress.of(engine.address(), told, settings);
    if (address.isEmpty() && told.isEmpty() && in.problems().isEmpty()) {
      contradiction(in, "settings", "no address comes of them", "write names of a host");
    }
    return address;
  }

  /** Whether requests can go there: a path is appended, unless the engine's usage has none. */
  private boolean isGood(String url) {
    if (engine.address() instanceof EngineAddress.Folder) {
      return UrlShape.folder(url).isPresent();
    }
    boolean asItIs =
        engine.usage().request().place() instanceof RequestRule.Place.AtEngine(var _, var path)
            && path.parts().isEmpty();
    return UrlShape.read(url)
        .filter(u -> asItIs || (u.getRawQuery() == null && !u.getRawPath().endsWith("/")))
        .isPresent();
  }
}
