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
 * A compact JWS (RFC 7515), parsed strictly before any library sees it. Each part has one spelling,
 * and a JOSE header that brings its own key, changes the payload or hides another token is rejected
 * (RFC 8725).
 *
 * @param compact the token as it was sent; a detached one has no payload in it
 * @param header the JOSE header
 * @param claims the claims; empty for a token that holds none
 * @param payload the signed payload
 */
public record CompactJws(
    String compact, Json.Obj header, Json.Obj claims, Bytes payload, Form form) {
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Pattern DETACHED = Pattern.compile("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+");

  private static final Set<String> FORBIDDEN =
      Set.of("crit", "b64", "jwk", "jku", "x5u", "x5c", "cty", "zip", "enc", "epk", "p2c", "p2s");
  private static final Set<String> UNENCODED = Set.of("crit", "b64");
  private static final Json.Obj NO_CLAIMS = new Json.Obj(Map.of());

  /** What the payload is, and where it stands. */
  enum Form {
    /** A set of claims, in the token. */
    CLAIMS,
    /** Any bytes, in the token. */
    PAYLOAD,
    /** Any bytes, beside the token (RFC 7515, appendix F). */
    DETACHED,
    /** Any bytes, beside the token and signed without base64url (RFC 7797). */
    UNENCODED
  }

  /**
   * Reads a token whose payload is a set of claims.
   *
   * @throws DeliveryRejected where it is malformed or has a forbidden header parameter
   */
  public static CompactJws ofClaims(String text) throws DeliveryRejected {
    var parts = parts(text, COMPACT);
    byte[] claims = decoded(parts[1]);
    return checked(
        new CompactJws(
            text, object(decoded(parts[0])), object(claims), Bytes.of(claims), Form.CLAIMS),
        FORBIDDEN);
  }

  /**
   * Reads a token with any payload.
   *
   * @throws DeliveryRejected where it is malformed or has a forbidden header parameter
   */
  public static CompactJws ofPayload(String text) throws DeliveryRejected {
    var parts = parts(text, COMPACT);
    var payload = Bytes.of(decoded(parts[1]));
    return checked(
        new CompactJws(text, object(decoded(parts[0])), NO_CLAIMS, payload, Form.PAYLOAD),
        FORBIDDEN);
  }

  /**
   * Reads a token whose payload stands beside it.
   *
   * @throws DeliveryRejected where it is malformed or has a forbidden header parameter
   */
  public static CompactJws detached(String text, Bytes payload) throws DeliveryRejected {
    var header = object(decoded(parts(text, DETACHED)[0]));
    if (!header.members().containsKey("b64")) {
      return checked(new CompactJws(text, header, NO_CLAIMS, payload, Form.DETACHED), FORBIDDEN);
    }
    boolean unencoded =
        header.members().get("b64").equals(new Json.Bool(false))
            && new Json.Arr(List.of(new Json.Str("b64"))).equals(header.members().get("crit"));
    if (!unencoded) {
      throw new DeliveryRejected(RejectionReason.FORBIDDEN_HEADER);
    }
    return checked(
        new CompactJws(text, header, NO_CLAIMS, payload, Form.UNENCODED),
        FORBIDDEN.stream()
            .filter(name -> !UNENCODED.contains(name))
            .collect(java.util.stream.Collectors.toUnmodifiableSet()));
  }

  /** The key id in the JOSE header: any text, which is compared and never looked up. */
  public Optional<String> kid() {
    return header.text("kid");
  }

  private static CompactJws checked(CompactJws token, Set<String> forbidden)
      throws DeliveryRejected {
    if (token.header.members().keySet().stream().anyMatch(forbidden::contains)) {
      throw new DeliveryRejected(RejectionReason.FORBIDDEN_HEADER);
    }
    if (token.header.members().containsKey("kid") && token.kid().isEmpty()) {
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

  /** Prints nothing of the token: its claims can be personal data. */
  @Override
  public String toString() {
    return "CompactJws[…]";
  }
}
