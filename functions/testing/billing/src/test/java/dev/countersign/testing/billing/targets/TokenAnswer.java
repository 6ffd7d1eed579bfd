package dev.countersign.testing.billing.targets;

import dev.countersign.forms.engine.EngineAuth;
import dev.countersign.forms.engine.EngineAuth.Kind;
import dev.countersign.forms.json.JsonataExpression;

/** What an engine answers to the one who asks for a token, in the members that its file reads. */
final class TokenAnswer {
  private TokenAnswer() {}

  static String of(EngineAuth auth) {
    return switch (auth.kind()) {
      case Kind.ClientCredentials client ->
          "{\"access_token\": \"token\", \"token_type\": \"bearer\", \"expires_in\": 3600}";
      case Kind.Session session ->
          "{\"%s\": \"token\", \"%s\": \"2099-01-01T00:00:00Z\"}"
              .formatted(member(session.token()), member(session.endsAt()));
      case Kind other -> throw new AssertionError("no request of this engine's, and no token");
    };
  }

  /** {@code expires_at} of {@code body.expires_at}. */
  private static String member(JsonataExpression path) {
    return path.toString().replaceFirst("^body\\.", "");
  }
}
