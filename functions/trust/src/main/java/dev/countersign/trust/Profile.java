package dev.countersign.trust;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a CRM signs and how its payload maps to attestations: one file, read once. */
public sealed interface Profile {
  About about();

  /**
   * What every profile says.
   *
   * @param mediaTypes of the body; what else comes is answered 415
   * @param map JSONata from the payload to one item or an array of them
   */
  record About(String name, int version, Set<String> mediaTypes, Mapping map, Answer answer) {
    public About {
      mediaTypes = Set.copyOf(mediaTypes);
    }
  }

  /** How deliveries are answered. */
  enum Answer {
    /** 200 with what was decided. */
    OUTCOMES,
    /** As RFC 8935 says for a SET: 202 and an empty body. */
    RFC8935
  }

  /**
   * A keyed hash over a message that a template builds.
   *
   * @param algorithm as {@link javax.crypto.Mac} names it
   * @param message literal texts and the variables {id}, {timestamp}, {body}, {method}, {url}
   */
  record Hmac(
      About about,
      String algorithm,
      List<Part> message,
      Signature signature,
      @Nullable Timestamp timestamp,
      @Nullable String idHeader,
      KeyText key)
      implements Profile {
    public Hmac {
      message = List.copyOf(message);
    }
  }

  /** A piece of the message that is signed. */
  sealed interface Part {
    record Literal(String text) implements Part {}

    record Variable(Name name) implements Part {}

    enum Name {
      ID,
      TIMESTAMP,
      BODY,
      METHOD,
      URL
    }
  }

  /**
   * Where signatures stand.
   *
   * @param separator between several of them; empty for exactly one
   * @param prefix of those of our version; others are ignored where there is a separator
   */
  record Signature(
      String header, String separator, String prefix, CanonicalText.Encoding encoding) {}

  /** Where the signed time stands, and how far it may lie from the receipt. */
  record Timestamp(String header, Unit unit, Duration past, Duration future) {}

  enum Unit {
    S,
    MS
  }

  /**
   * How a key's text becomes bytes.
   *
   * @param strip a prefix that some vendors write before it
   */
  record KeyText(String strip, Decoding decode, int fewest, int most) {}

  enum Decoding {
    UTF8,
    BASE64,
    HEX
  }

  /**
   * A signed token.
   *
   * @param algorithms of one family
   * @param types admitted in the header's {@code typ}; empty admits its absence and any of JWT
   * @param issuedPast how old a token may be; what is within counts as fresh
   */
  record Jws(
      About about,
      Location location,
      Flavour flavour,
      Set<String> algorithms,
      Set<String> types,
      Duration issuedPast,
      Duration issuedFuture,
      Duration longestLife)
      implements Profile {
    public Jws {
      algorithms = Set.copyOf(algorithms);
      types = Set.copyOf(types);
    }
  }

  enum Location {
    BODY,
    BEARER
  }

  enum Flavour {
    /** RFC 7519: expires. */
    JWT,
    /** RFC 8417: never expires, holds events. */
    SET
  }
}
