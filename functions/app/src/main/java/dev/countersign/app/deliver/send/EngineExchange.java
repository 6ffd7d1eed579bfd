package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.auth.Prepared;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.EngineAuth;
import dev.countersign.forms.engine.request.EngineRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Sends requests of one target with what authenticates them. An engine that answers 401 has taken
 * nothing: it refuses the key and not the posting. Then a token is fetched anew, once.
 */
public final class EngineExchange {
  private static final int UNAUTHORIZED = 401;

  private final TargetSetup target;
  private final EngineCredentials credentials;
  private final EngineConnection connection;
  private final InstantSource clock;

  /** Sends to this target. */
  public EngineExchange(
      TargetSetup target,
      EngineCredentials credentials,
      EngineConnection connection,
      InstantSource clock) {
    this.target = target;
    this.credentials = credentials;
    this.connection = connection;
    this.clock = clock;
  }

  /** Why this request can't be authenticated now, before anything is written; mostly nothing. */
  Optional<String> obstacle(EngineAuth auth, EngineRequest request, String key) {
    return authenticating(credentials.prepare(target, auth, clock.instant()), request, key)
            instanceof Authenticating.Cannot(String why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /**
   * Sends it.
   *
   * @param until when the try must be over
   */
  public Exchange send(EngineAuth auth, EngineRequest request, String key, Instant until) {
    var prepared = credentials.prepare(target, auth, clock.instant());
    var first = send(prepared, request, key, until);
    if (!isUnauthorized(first) || !(prepared instanceof Prepared.Ready(var credential))) {
      return first;
    }
    var second =
        credentials
            .renew(target, auth, credential, clock.instant())
            .map(renewed -> send(renewed, request, key, until))
            .orElse(first);
    return isUnauthorized(second) ? new Exchange.NotSent("status_" + UNAUTHORIZED) : second;
  }

  private static boolean isUnauthorized(Exchange exchange) {
    return exchange instanceof Exchange.Answered(var answer) && answer.status() == UNAUTHORIZED;
  }

  private Exchange send(Prepared prepared, EngineRequest request, String key, Instant until) {
    return switch (authenticating(prepared, request, key)) {
      case Authenticating.Cannot(String why) -> new Exchange.NotSent(why);
      case Authenticating.By(var headers) -> {
        var left = Duration.between(clock.instant(), until);
        var longest = target.engine().timeout();
        longest = left.compareTo(longest) < 0 ? left : longest;
        yield longest.compareTo(Duration.ofSeconds(1)) < 0
            ? new Exchange.NotSent("no_time")
            : pausing(connection.send(OutgoingRequest.of(request, headers), longest));
      }
    };
  }

  /** The same, with the pause that the engine asks for by a header of its own. */
  private Exchange pausing(Exchange exchange) {
    return exchange instanceof Exchange.Answered(var answer)
        ? target
            .engine()
            .pause()
            .<Exchange>map(by -> new Exchange.Answered(answer.pausing(by, clock.instant())))
            .orElse(exchange)
        : exchange;
  }

  private sealed interface Authenticating {
    record By(Map<String, String> headers) implements Authenticating {}

    record Cannot(String why) implements Authenticating {}
  }

  private Authenticating authenticating(Prepared prepared, EngineRequest request, String key) {
    return switch (prepared) {
      case Prepared.Failed(String why) -> new Authenticating.Cannot(why);
      case Prepared.Ready(var credential) -> {
        try {
          yield new Authenticating.By(credential.headers(request, key, clock.instant()));
        } catch (OperationFailed e) {
          yield new Authenticating.Cannot(String.valueOf(e.getMessage()));
        }
      }
    };
  }
}
