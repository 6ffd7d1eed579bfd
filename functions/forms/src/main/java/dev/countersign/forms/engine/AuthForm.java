package dev.countersign.forms.engine;

import static dev.countersign.forms.engine.EngineFields.contradiction;

import dev.countersign.forms.engine.EngineAuth.ClientPlace;
import dev.countersign.forms.engine.EngineAuth.Kind;
import dev.countersign.forms.engine.EngineAuth.Value;
import dev.countersign.forms.engine.InputNames.Declared;
import dev.countersign.forms.json.Fields;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code auth} of an engine's file, or of one of its requests. */
final class AuthForm {
  private final Fields in;
  private final Declared declared;

  private AuthForm(Fields in, Declared declared) {
    this.in = in;
    this.declared = declared;
  }

  /** Reads it. */
  static Optional<EngineAuth> read(Fields in, Declared declared) {
    return new AuthForm(in, declared).auth();
  }

  private Optional<EngineAuth> auth() {
    in.present("kind");
    var kind = in.text("kind", 64).flatMap(this::kind);
    var headers = headers();
    return kind.map(k -> new EngineAuth(k, headers));
  }

  private Optional<Kind> kind(String word) {
    return switch (word) {
      case "none" -> only().map(x -> new Kind.HeadersAlone());
      case "headers" -> {
        in.present("headers");
        yield only().map(x -> new Kind.HeadersAlone());
      }
      case "bearer" -> only("secret").flatMap(x -> secret("secret").map(Kind.Bearer::new));
      case "basic" -> only("user", "password").flatMap(x -> basic());
      case "client-credentials" ->
          only("token_url", "client_id", "client_secret", "scope", "audience", "client")
              .flatMap(x -> clientCredentials());
      case "session" -> only("url", "secret", "token", "ends_at").flatMap(x -> session());
      case "sigv4" -> only("service", "region").flatMap(x -> sigv4());
      case "standard-webhooks" ->
          only("secret").flatMap(x -> secret("secret").map(Kind.StandardWebhooks::new));
      default -> {
        in.problem(
            "unknown_word",
            "kind",
            "none of the known words",
            "write none, bearer, headers, basic, client-credentials, session, sigv4 or"
                + " standard-webhooks");
        yield Optional.empty();
      }
    };
  }

  private Optional<Boolean> only(String... more) {
    var known = new HashSet<>(Set.of("kind", "headers"));
    known.addAll(Arrays.asList(more));
    in.only(known);
    return Optional.of(true);
  }

  private Optional<Kind> basic() {
    in.present("user");
    var password =
        in.get("password").isPresent() ? value("password") : Optional.<Value>of(new Value.Text(""));
    return value("user").flatMap(user -> password.map(p -> new Kind.Basic(user, p)));
  }

  private Optional<Kind> clientCredentials() {
    in.present("token_url");
    in.present("client_id");
    var url = InputNames.settingsOnly(declared).template(in, "token_url");
    boolean path = url.filter(u -> u.shape().startsWith("/")).isPresent();
    if (!path) {
      url.ifPresent(this::checkUrl);
    }
    var secret = secret("client_secret");
    var scope = in.text("scope", 500);
    var audience = in.text("audience", 500);
    var client = in.word("client", ClientPlace.values()).orElse(ClientPlace.BASIC);
    return url.flatMap(u ->
        value("client_id")
            .flatMap(id ->
                secret.map(s -> new Kind.ClientCredentials(u, id, s, scope, audience, client))));
  }

  private Optional<Kind> session() {
    in.present("url");
    var url = InputNames.settingsOnly(declared).template(in, "url");
    url.ifPresent(this::checkUrl);
    var secret = secret("secret");
    var token = EngineFields.required(in, "token");
    var endsAt = EngineFields.required(in, "ends_at");
    return url.flatMap(u ->
        secret.flatMap(
            s -> token.flatMap(t -> endsAt.map(ends -> new Kind.Session(u, s, t, ends)))));
  }

  private void checkUrl(TextTemplate url) {
    if (UrlShape.read(url.shape()).isEmpty()) {
      in.problem("out_of_range", urlName(), "no https address", "write https://host/path");
    }
  }

  private String urlName() {
    return in.get("url").isPresent() ? "url" : "token_url";
  }

  private Optional<Kind> sigv4() {
    var service = in.required("service", 64);
    var region = in.required("region", 64);
    var from =
        region.flatMap(text -> {
          if (!text.startsWith("settings.")) {
            return Optional.<Value>of(new Value.Text(text));
          }
          String name = text.substring("settings.".length());
          return known(declared.settings(), "region", name).map(Value.OfSetting::new);
        });
    return service.flatMap(s -> from.map(r -> new Kind.SigV4(s, r)));
  }

  /** A member that is the name of a secret. */
  private Optional<String> secret(String name) {
    return in.required(name, 64).flatMap(text -> known(declared.secrets(), name, text));
  }

  /** A member that is the name of a secret or of a setting. */
  private Optional<Value> value(String name) {
    var text = in.text(name, 64);
    if (text.filter(declared.settings()::contains).isPresent()) {
      return text.map(Value.OfSetting::new);
    }
    return text.flatMap(t -> known(declared.secrets(), name, t)).map(Value.OfSecret::new);
  }

  private Optional<String> known(Set<String> names, String member, String text) {
    if (names.contains(text)) {
      return Optional.of(text);
    }
    contradiction(
        in, member, "the file declares no such name", "declare it in secrets or settings");
    return Optional.empty();
  }

  private SortedMap<String, TextTemplate> headers() {
    return in.object("headers")
        .map(given -> RequestForm.headers(given, InputNames.secrets(declared)))
        .orElseGet(TreeMap::new);
  }
}
