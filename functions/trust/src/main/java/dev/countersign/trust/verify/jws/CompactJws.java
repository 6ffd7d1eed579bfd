package dev.countersign.trust.verify.jws;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.CanonicalText.Encoding;
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
public record CompactJws(
    String compact, Json.Obj header, Json.Obj claims, Bytes payload, Form form) {
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
  public static CompactJws ofClaims(String text) throws DeliveryRejected {
    var parts = parts(text, COMPACT);
    byte[] claims = decoded(parts[1]);
    return checked(
        new CompactJws(
            text, object(decoded(parts[0])), object(claims), Bytes.of(claims), Form.CLAIMS),
        FORBIDDEN);
  }

  /** A token with any payload. */
  public static CompactJws ofPayload(String text) throws DeliveryRejected {
    var parts = parts(text, COMPACT);
    var payload = Bytes.of(decoded(parts[1]));
    return checked(
        new CompactJws(text, object(decoded(parts[0])), NO_CLAIMS, payload, Form.PAYLOAD),
        FORBIDDEN);
  }

  /** A token without its payload, which stands beside it. */
  public static CompactJws detached(String text, Bytes payload) throws DeliveryRejected {
    var header = object(decoded(parts(text, DETACHED)[0]));
    if (!header.members().containsKey("b64")) {
      return checked(new CompactJws(text, header, NO_CLAIMS, payload, Form.DETACHED), FORBIDDEN);
    }
    boolean stated =
        header.members().get("b64").equals(new Json.Bool(false))
            && new Json.Arr(List.of(new Json.Str("b64"))).equals(header.members().get("crit"));
    if (!stated) {
      throw new DeliveryRejected(RejectionReason.FORBIDDEN_HEADER);
    }
    return checked(
        new CompactJws(text, header, NO_CLAIMS, payload, Form.UNENCODED),
        FORBIDDEN.stream()
            .filter(name -> !UNENCODED.contains(name))
            .collect(java.util.stream.Collectors.toUnmodifiableSet()));
  }

  public Optional<String> kid() {
    return text(header, "kid");
  }

  public static Optional<String> text(Json.Obj object, String name) {
    return object
        .get(name)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value());
  }

  private static CompactJws checked(CompactJws token, Set<String> forbidden)
      throws DeliveryRejected {
    if (token.header.members().keySet().stream().anyMatch(forbidden::contains)) {
      throw new DeliveryRejected(RejectionReason.FORBIDDEN_HEADER);
    }
    boolean strange =
        token.header.members().containsKey("kid")
            && token.kid().filter(k -> KID.matcher(k).matches()).isEmpty();
    if (strange) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_TOKEN);
    }
    return token;
  }

  private static String[] parts(String text, Pattern form) throws DeliveryRejected {
    if (!form.matcher(text).matches()) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_TOKEN);
    }
    String[] parts = text.split("\\.", -1);
    decoded(parts[2]);
    return parts;
  }

  private static byte[] decoded(String part) throws DeliveryRejected {
    return CanonicalText.decode(part, Encoding.BASE64URL)
        .orElseThrow(() -> new DeliveryRejected(RejectionReason.MALFORMED_TOKEN));
  }

  private static Json.Obj object(byte[] json) throws DeliveryRejected {
    if (StrictJson.parse(json) instanceof Reading.Read<Json>(Json.Obj object)) {
      return object;
    }
    throw new DeliveryRejected(RejectionReason.MALFORMED_TOKEN);
  }

  /** Claims are personal data, and so is what is not a token: it prints nothing. */
  @Override
  public String toString() {
    return "Token[…]";
  }
}
