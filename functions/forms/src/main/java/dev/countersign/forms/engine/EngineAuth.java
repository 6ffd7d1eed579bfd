package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a request proves who sends it. It is made anew at each try, and is never frozen.
 *
 * @param headers by their names in lower case; their variables are names of secrets
 */
public record EngineAuth(Kind kind, SortedMap<String, TextTemplate> headers) {
  public EngineAuth {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** The names of the secrets that it uses. */
  public SortedSet<String> secrets() {
    var names = new TreeSet<String>();
    headers.values().stream()
        .flatMap(TextTemplate::variables)
        .forEach(path -> names.add(path.getFirst()));
    switch (kind) {
      case Kind.HeadersAlone() -> {}
      case Kind.Bearer(String secret) -> names.add(secret);
      case Kind.Basic(Value user, Value password) -> {
        user.secret().ifPresent(names::add);
        password.secret().ifPresent(names::add);
      }
      case Kind.ClientCredentials client -> {
        client.clientId().secret().ifPresent(names::add);
        names.add(client.clientSecret());
      }
      case Kind.Session session -> names.add(session.secret());
      case Kind.SigV4 signed -> {}
      case Kind.StandardWebhooks(String secret) -> names.add(secret);
    }
    return names;
  }

  /** What a credential is taken from. */
  public sealed interface Value {
    /** The name of the secret, where it is one. */
    default Optional<String> secret() {
      return this instanceof OfSecret(String name) ? Optional.of(name) : Optional.empty();
    }

    /** A secret of the target's, by its name. */
    record OfSecret(String name) implements Value {}

    /** A setting of the target's, by its name. */
    record OfSetting(String name) implements Value {}

    /** This text. */
    record Text(String text) implements Value {}
  }

  /** The ways to prove it. */
  public sealed interface Kind {
    /** By nothing, or by the headers alone. */
    record HeadersAlone() implements Kind {}

    /** {@code Authorization: Bearer} (RFC 6750). */
    record Bearer(String secret) implements Kind {}

    /** {@code Authorization: Basic} (RFC 7617). */
    record Basic(Value user, Value password) implements Kind {}

    /**
     * A token for client credentials (RFC 6749 section 4.4).
     *
     * @param tokenUrl absolute, or a path at the engine's address
     */
    record ClientCredentials(
        TextTemplate tokenUrl,
        Value clientId,
        String clientSecret,
        Optional<String> scope,
        Optional<String> audience,
        ClientPlace client)
        implements Kind {}

    /**
     * A token for which a secret is exchanged.
     *
     * @param url where it is asked for by POST, with the secret as a bearer
     * @param token from the answer to the token
     * @param endsAt from the answer to its end: RFC 3339 or Unix seconds
     */
    record Session(
        TextTemplate url, String secret, JsonataExpression token, JsonataExpression endsAt)
        implements Kind {}

    /** AWS Signature Version 4, by the function's own role. */
    record SigV4(String service, Value region) implements Kind {}

    /** A signature over id, time and body, by the secret (standardwebhooks.com). */
    record StandardWebhooks(String secret) implements Kind {}
  }

  /** Where a client's id and secret stand (RFC 6749 section 2.3.1). */
  public enum ClientPlace {
    /** In {@code Authorization: Basic}. */
    BASIC,
    /** In the body. */
    BODY
  }
}
