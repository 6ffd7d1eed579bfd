package dev.countersign.app.deliver.auth;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.engine.EngineAuth;
import dev.countersign.forms.engine.EngineAuth.Kind;
import dev.countersign.forms.engine.EngineAuth.Value;
import dev.countersign.forms.engine.request.EngineRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Prepares what authenticates a target's requests. Tokens are kept until they end. */
public final class EngineCredentials {
  private final Secrets secrets;
  private final EngineConnection connection;
  private final AwsRequestSigner aws;
  private final Tokens tokens = new Tokens();

  /**
   * Reads secrets and fetches tokens by these.
   *
   * @param connection the way to the engines, by which tokens are fetched too
   */
  public EngineCredentials(Secrets secrets, EngineConnection connection, AwsRequestSigner aws) {
    this.secrets = secrets;
    this.connection = connection;
    this.aws = aws;
  }

  /** For machines that have no role in AWS. */
  public static AwsRequestSigner noAws() {
    return (request, service, region, now) -> {
      throw new Misconfigured("sign for AWS: only in AWS", null);
    };
  }

  /** Prepares it. */
  public Prepared prepare(TargetSetup target, EngineAuth auth, Instant now) {
    return prepared(target, auth, Optional.empty(), now);
  }

  /**
   * Prepares it anew after the engine refused what authenticated.
   *
   * @return none where nothing new can be had: the same secret would be refused again
   */
  public Optional<Prepared> renew(
      TargetSetup target, EngineAuth auth, Credential refused, Instant now) {
    return refused instanceof WithToken(Token token, var headers)
        ? Optional.of(prepared(target, auth, Optional.of(token), now))
        : Optional.empty();
  }

  private Prepared prepared(
      TargetSetup target, EngineAuth auth, Optional<Token> refused, Instant now) {
    try {
      return new Prepared.Ready(credential(target, auth, refused, now));
    } catch (CannotAuthenticate e) {
      return new Prepared.Failed(e.why());
    }
  }

  private Credential credential(
      TargetSetup target, EngineAuth auth, Optional<Token> refused, Instant now) {
    var named = new TargetSecrets(target, secrets);
    Map<String, String> headers = new HashMap<>();
    auth.headers().forEach((name, template) -> headers.put(name, named.header(template)));
    var fetch = new TokenFetch(target, named, connection, now);
    return switch (auth.kind()) {
      case Kind.HeadersAlone() -> fixed(headers);
      case Kind.Bearer(String secret) -> {
        headers.put("authorization", "Bearer " + named.text(secret));
        yield fixed(headers);
      }
      case Kind.Basic(Value user, Value password) -> {
        headers.put(
            "authorization", BasicCredentials.ofUser(named.text(user), named.text(password)));
        yield fixed(headers);
      }
      case Kind.ClientCredentials client ->
          withToken(target, client, refused, now, headers, () -> fetch.fetch(client));
      case Kind.Session session ->
          withToken(target, session, refused, now, headers, () -> fetch.fetch(session));
      case Kind.SigV4(String service, Value region) -> {
        String where = named.text(region);
        yield (request, key, at) -> with(headers, aws.headers(request, service, where, at));
      }
      case Kind.StandardWebhooks(String name) -> {
        Secret secret = named.secret(name);
        yield (request, key, at) ->
            with(headers, WebhookHeaders.of(name, secret, request, key, at));
      }
    };
  }

  private Credential withToken(
      TargetSetup target,
      Kind kind,
      Optional<Token> refused,
      Instant now,
      Map<String, String> headers,
      Supplier<Token> fetch) {
    var token = tokens.get(target, kind, refused, now, fetch);
    headers.put("authorization", "Bearer " + token.text().revealText());
    return new WithToken(token, headers);
  }

  private static Credential fixed(Map<String, String> headers) {
    var always = Map.copyOf(headers);
    return (request, key, now) -> always;
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
    var all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  private record WithToken(Token token, Map<String, String> always) implements Credential {
    @Override
    public Map<String, String> headers(EngineRequest request, String key, Instant now) {
      return always;
    }

    @Override
    public String toString() {
      return "WithToken[…]";
    }
  }
}
