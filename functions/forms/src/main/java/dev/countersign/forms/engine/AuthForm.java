package dev.countersign.forms.engine;

import static dev.countersign.forms.engine.EngineFields.contradiction;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.engine.EngineAuth.ClientPlace;
import dev.countersign.forms.engine.EngineAuth.Kind;
import dev.countersign.forms.engine.EngineAuth.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code auth} of an engine's file, and holds it against the secrets that the file names. */
final class AuthForm {
  private final Fields in;
  private final Set<String> secrets;
  private final Set<String> settings;
  private final Set<String> used = new HashSet<>();

  private AuthForm(Fields in, Set<String> secrets, Set<String> settings) {
    this.in = in;
    this.secrets = secrets;
    this.settings = settings;
  }

  /** Reads it off the file's root. */
  static Optional<EngineAuth> read(Fields root, Set<String> secrets, Set<String> settings) {
    root.present("auth");
    return root.object("auth").flatMap(in -> new AuthForm(in, secrets, settings).auth(root));
  }

  private Optional<EngineAuth> auth(Fields root) {
    in.present("kind");
    var kind = in.text("kind", 64).flatMap(this::kind);
    var headers = headers();
    secrets.stream()
        .filter(secret -> !used.contains(secret))
        .forEach(secret ->
            contradiction(root, "secrets", "auth uses no " + secret, "remove it, or use it"));
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
        in.get("password").isPresent()
            ? value("password")
            : Optional.<Value>of(new Value.Text(""));
    return value("user").flatMap(user -> password.map(p -> new Kind.Basic(user, p)));
  }

  private Optional<Kind> clientCredentials() {
    in.present("token_url");
    in.present("client_id");
    var url = InputNames.settingsOnly(settings).template(in, "token_url");
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
    var url = InputNames.settingsOnly(settings).template(in, "url");
    url.ifPresent(this::checkUrl);
    var secret = secret("secret");
    var token = EngineFields.required(in, "token");
    var endsAt = EngineFields.required(in, "ends_at");
    return url.flatMap(u ->
        secret.flatMap(s ->
            token.flatMap(t -> endsAt.map(ends -> new Kind.Session(u, s, t, ends)))));
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
          return known(settings, "region", name).map(Value.OfSetting::new);
        });
    return service.flatMap(s -> from.map(r -> new Kind.SigV4(s, r)));
  }

  /** A member that is the name of a secret. */
  private Optional<String> secret(String name) {
    var secret = in.required(name, 64).flatMap(text -> known(secrets, name, text));
    secret.ifPresent(used::add);
    return secret;
  }

  /** A member that is the name of a secret or of a setting. */
  private Optional<Value> value(String name) {
    var text = in.text(name, 64);
    if (text.filter(settings::contains).isPresent()) {
      return text.map(Value.OfSetting::new);
    }
    var secret = text.flatMap(t -> known(secrets, name, t));
    secret.ifPresent(used::add);
    return secret.map(Value.OfSecret::new);
  }

  private Optional<String> known(Set<String> names, String member, String text) {
    if (names.contains(text)) {
      return Optional.of(text);
    }
    contradiction(in, member, "the file declares no such name", "declare it in secrets or settings");
    return Optional.empty();
  }

  private SortedMap<String, TextTemplate> headers() {
    var headers = new TreeMap<String, TextTemplate>();
    in.object("headers")
        .ifPresent(given ->
            headers.putAll(RequestForm.headers(given, new InputNames(secrets, Set.of()))));
    headers.values().stream()
        .flatMap(TextTemplate::variables)
        .map(List::getFirst)
        .forEach(used::add);
    return headers;
  }
}
