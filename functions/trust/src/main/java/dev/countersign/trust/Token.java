package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.StrictJson;
import dev.countersign.trust.CanonicalText.Encoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A compact JWS (RFC 7515) taken apart strictly, before any library sees it: one spelling of each
 * part, no header that brings its own key, changes the payload or hides another token (RFC 8725).
 *
 * @param compact as it came; of a detached one without its payload
 * @param claims of a token that holds some; else empty
 * @param payload the bytes that are signed
 */
record Token(String compact, Json.Obj header, Json.Obj claims, Bytes payload, Form form) {
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Pattern DETACHED = Pattern.compile("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+");

  /** Never a way up a path, whatever may one day be looked up by it. */
  private static final Pattern KID = Pattern.compile("(?!/|.*\\.\\.)[A-Za-z0-9._~+/=:-]{1,200}");

  private static final Set<String> FORBIDDEN =
      Set.of("crit", "b64", "jwk", "jku", "x5u", "x5c", "cty", "zip", "enc", "epk", "p2c", "p2s");
  private static final Set<String> UNENCODED = Set.of("crit", "b64");
  private static final Json.Obj NO_CLAIMS = new Json.Obj(Map.of());

  /** How the payload takes part. */
  enum Form {
    CLAIMS,
    PAYLOAD,
    /** Left out of the token (RFC 7515, appendix F). */
    DETACHED,
    /** Left out, and signed as it is (RFC 7797). */
    UNENCODED
  }

  /** A token whose payload is a set of claims. */
  static Token ofClaims(String text) throws Refusal {
    var parts = parts(text, COMPACT);
    byte[] claims = decoded(parts[1]);
    return checked(
        new Token(text, object(decoded(parts[0])), object(claims), Bytes.of(claims), Form.CLAIMS),
        FORBIDDEN);
  }

  /** A token with any payload. */
  static Token ofPayload(String text) throws Refusal {
    var parts = parts(text, COMPACT);
    var payload = Bytes.of(decoded(parts[1]));
    return checked(
        new Token(text, object(decoded(parts[0])), NO_CLAIMS, payload, Form.PAYLOAD), FORBIDDEN);
  }

  /** A token without its payload, which stands beside it. */
  static Token detached(String text, Bytes payload) throws Refusal {
    var header = object(decoded(parts(text, DETACHED)[0]));
    if (!header.members().containsKey("b64")) {
      return checked(new Token(text, header, NO_CLAIMS, payload, Form.DETACHED), FORBIDDEN);
    }
    boolean stated =
        header.members().get("b64").equals(new Json.Bool(false))
            && new Json.Arr(List.of(new Json.Str("b64"))).equals(header.members().get("crit"));
    if (!stated) {
      throw new Refusal(Reason.FORBIDDEN_HEADER);
    }
    return checked(
        new Token(text, header, NO_CLAIMS, payload, Form.UNENCODED),
        FORBIDDEN.stream()
            .filter(name -> !UNENCODED.contains(name))
            .collect(java.util.stream.Collectors.toUnmodifiableSet()));
  }

  Optional<String> kid() {
    return text(header, "kid");
  }

  static Optional<String> text(Json.Obj object, String name) {
    return object
        .get(name)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value());
  }

  private static Token checked(Token token, Set<String> forbidden) throws Refusal {
    if (token.header.members().keySet().stream().anyMatch(forbidden::contains)) {
      throw new Refusal(Reason.FORBIDDEN_HEADER);
    }
    boolean strange =
        token.header.members().containsKey("kid")
            && token.kid().filter(k -> KID.matcher(k).matches()).isEmpty();
    if (strange) {
      throw new Refusal(Reason.MALFORMED_TOKEN);
    }
    return token;
  }

  private static String[] parts(String text, Pattern form) throws Refusal {
    if (!form.matcher(text).matches()) {
      throw new Refusal(Reason.MALFORMED_TOKEN);
    }
    String[] parts = text.split("\\.", -1);
    decoded(parts[2]);
    return parts;
  }

  private static byte[] decoded(String part) throws Refusal {
    return CanonicalText.decode(part, Encoding.BASE64URL)
        .orElseThrow(() -> new Refusal(Reason.MALFORMED_TOKEN));
  }

  private static Json.Obj object(byte[] json) throws Refusal {
    if (StrictJson.parse(json) instanceof Reading.Read<Json>(Json.Obj object)) {
      return object;
    }
    throw new Refusal(Reason.MALFORMED_TOKEN);
  }

  /** Claims are personal data, and so is what is not a token: it prints nothing. */
  @Override
  public String toString() {
    return "Token[…]";
  }
}
