package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.StrictJson;
import dev.countersign.trust.CanonicalText.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A compact JWS (RFC 7515) taken apart strictly, before any library sees it: one spelling of each
 * part, no header that brings its own key, changes the payload or hides another token (RFC 8725).
 */
record Token(String compact, Json.Obj header, Json.Obj claims, Bytes claimBytes) {
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  /** Never a way up a path, whatever may one day be looked up by it. */
  private static final Pattern KID = Pattern.compile("(?!/|.*\\.\\.)[A-Za-z0-9._~+/=:-]{1,200}");

  private static final Set<String> FORBIDDEN =
      Set.of("crit", "b64", "jwk", "jku", "x5u", "x5c", "cty", "zip", "enc", "epk", "p2c", "p2s");

  static Token of(Bytes body) throws Refusal {
    String text = new String(body.toArray(), StandardCharsets.ISO_8859_1);
    if (!COMPACT.matcher(text).matches()) {
      throw new Refusal(Reason.MALFORMED_TOKEN);
    }
    String[] parts = text.split("\\.", -1);
    byte[] header = decoded(parts[0]);
    byte[] claims = decoded(parts[1]);
    decoded(parts[2]);
    var token = new Token(text, object(header), object(claims), Bytes.of(claims));
    if (token.header.members().keySet().stream().anyMatch(FORBIDDEN::contains)) {
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

  Optional<String> kid() {
    return text(header, "kid");
  }

  static Optional<String> text(Json.Obj object, String name) {
    return object
        .get(name)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value());
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

  /** Claims are personal data: it prints nothing. */
  @Override
  public String toString() {
    return "Token[…]";
  }
}
