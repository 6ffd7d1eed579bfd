package dev.countersign.app.deliver.auth;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.engine.EngineAuth.ClientPlace;
import dev.countersign.forms.engine.EngineAuth.Kind;
import dev.countersign.forms.engine.TextTemplate;
import dev.countersign.forms.engine.TextTemplate.Part;
import dev.countersign.forms.engine.UrlShape;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Fetches a token: for client credentials (RFC 6749 section 4.4), or for a secret. */
final class TokenFetch {
  /** How long a token is used whose end nobody said. */
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** What can stand in an address as it is (RFC 3986 section 2.3). */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]{1,200}");

  private final TargetSetup target;
  private final TargetSecrets secrets;
  private final EngineConnection connection;
  private final Instant now;

  TokenFetch(TargetSetup target, TargetSecrets secrets, EngineConnection connection, Instant now) {
    this.target = target;
    this.secrets = secrets;
    this.connection = connection;
    this.now = now;
  }

  /** By a client's id and secret. */
  Token fetch(Kind.ClientCredentials kind) {
    var form = new TreeMap<String, String>();
    form.put("grant_type", "client_credentials");
    kind.scope().ifPresent(scope -> form.put("scope", scope));
    kind.audience().ifPresent(audience -> form.put("audience", audience));
    var headers = new TreeMap<String, String>();
    String id = secrets.text(kind.clientId());
    String secret = secrets.text(kind.clientSecret());
    if (kind.client() == ClientPlace.BODY) {
      form.put("client_id", id);
      form.put("client_secret", secret);
    } else {
      headers.put("authorization", BasicCredentials.ofClient(id, secret));
    }
    headers.put("content-type", "application/x-www-form-urlencoded");
    headers.put("accept", "application/json");
    var answer = post(address(kind.tokenUrl()), headers, FormBody.of(form));
    var token = answer.text("access_token").orElseThrow(() -> unusable("no access_token"));
    boolean bearer = answer.text("token_type").filter("bearer"::equalsIgnoreCase).isPresent();
    if (!bearer) {
      throw unusable("a token_type other than Bearer");
    }
    return token(token, answer.get("expires_in").map(TokenFetch::seconds).orElse(UNSAID));
  }

  /** By a secret that is exchanged. */
  Token fetch(Kind.Session kind) {
    var headers = new TreeMap<String, String>();
    headers.put("authorization", "Bearer " + secrets.text(kind.secret()));
    headers.put("accept", "application/json");
    var input = new Json.Obj(Map.of("body", post(address(kind.url()), headers, NOTHING)));
    try {
      if (!(kind.token().evaluate(input) instanceof Json.Str(String token)) || token.isBlank()) {
        throw unusable("no token");
      }
      return token(token, Duration.between(now, time(kind.endsAt().evaluate(input))));
    } catch (JsonataFailed e) {
      throw unusable("another form than the engine's file says");
    }
  }

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private Token token(String text, Duration lives) {
    if (text.chars().anyMatch(c -> c <= 0x20 || c > 0x7e)) {
      throw unusable("a token with other characters than a token has");
    }
    var longest = lives.compareTo(LONGEST) > 0 ? LONGEST : lives;
    var half = longest.dividedBy(2);
    return new Token(
        Secret.ofText(text), now.plus(longest).minus(half.compareTo(MARGIN) < 0 ? half : MARGIN));
  }

  private Json.Obj post(URI url, SortedMap<String, String> headers, Bytes body) {
    var limit = target.engine().timeout();
    var longest = limit.compareTo(LONGEST_CALL) < 0 ? limit : LONGEST_CALL;
    return switch (connection.send(new OutgoingRequest("POST", url, headers, body), longest)) {
      case Exchange.NotSent(String reason) -> throw new CannotAuthenticate("token: " + reason);
      case Exchange.NoAnswer(String reason) -> throw new CannotAuthenticate("token: " + reason);
      case Exchange.Answered(var answer) when answer.status() / 100 != 2 ->
          throw new CannotAuthenticate("token: status_" + answer.status());
      case Exchange.Answered(var answer)
          when StrictJson.parse(answer.body().toArray())
              instanceof Reading.Read<Json>(Json.Obj object) ->
          object;
      case Exchange.Answered other -> throw unusable("no JSON object");
    };
  }

  /** A path is one of the engine's address; variables are settings. */
  private URI address(TextTemplate template) {
    var text = new StringBuilder();
    for (Part part : template.parts()) {
      text.append(
          switch (part) {
            case Part.Literal(String own) -> own;
            case Part.Variable(var path) -> plain(path.getLast());
          });
    }
    String whole = text.charAt(0) == '/' ? target.address() + text.toString() : text.toString();
    return UrlShape.read(whole)
        .orElseThrow(() -> new CannotAuthenticate("the token's address is none"));
  }

  private String plain(String setting) {
    String value = secrets.setting(setting);
    if (!PLAIN.matcher(value).matches()) {
      throw new CannotAuthenticate("the setting " + setting + " can't stand in an address");
    }
    return value;
  }

  private static Duration seconds(Json value) {
    return value instanceof Json.Num(BigDecimal number) && number.signum() > 0
        ? Duration.ofSeconds(number.min(BigDecimal.valueOf(LONGEST.toSeconds())).longValue())
        : UNSAID;
  }

  private static Instant time(Json value) {
    try {
      return switch (value) {
        case Json.Num(BigDecimal number) -> Instant.ofEpochSecond(number.longValueExact());
        case Json.Str(String text) -> OffsetDateTime.parse(text).toInstant();
        default -> throw unusable("no end");
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw unusable("an end that is no time");
    }
  }

  private static CannotAuthenticate unusable(String what) {
    return new CannotAuthenticate("token: the answer has " + what);
  }
}
