package dev.countersign.trust.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a CRM signs and how its payload maps to attestations: one file, read once. */
public sealed interface Profile {
  About about();

  /** The word for its kind in the file. */
  String kind();

  /**
   * What every profile says.
   *
   * @param mediaTypes of the body; what else comes is answered 415
   * @param map JSONata from the payload to one item or an array of them
   * @param settings that a source of this profile must have
   * @param facts what is known of the scheme, and how well
   */
  record About(
      String name,
      int version,
      Set<String> mediaTypes,
      Payload payload,
      MappingExpression map,
      Answer answer,
      @Nullable Handshake handshake,
      Set<String> settings,
      SortedMap<String, Fact> facts) {
    public About {
      mediaTypes = Set.copyOf(mediaTypes);
      settings = Set.copyOf(settings);
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /** How the body is read once it is believed. */
  enum Payload {
    JSON,
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** A Salesforce Outbound Message. */
    SOAP
  }

  /** How deliveries are answered. */
  enum Answer {
    /** 200 with what was decided. */
    OUTCOMES,
    /** As RFC 8935 says for a SET: 202 and an empty body. */
    RFC8935,
    /** The acknowledgement that Salesforce waits for. */
    SOAP_ACK
  }

  /** How well a fact about a vendor's scheme is known. */
  enum Fact {
    /** In the vendor's own page or specification. */
    SEEN,
    /** In running code of the vendor's or of others. */
    CODE,
    /** Somebody says so. */
    SECOND_HAND,
    /** Nobody said so; it is assumed. */
    UNCONFIRMED
  }

  /**
   * A signature over a message that a template builds: kinds {@code hmac} and {@code public-key}.
   */
  record Signed(About about, SignatureScheme check, Envelope envelope) implements Profile {
    @Override
    public String kind() {
      return check instanceof SignatureScheme.PublicKey ? "public-key" : "hmac";
    }
  }

  /**
   * A signed token.
   *
   * @param says what is attested: the token's own claims, or the body beside it
   * @param algorithms of one family
   * @param types admitted in the header's {@code typ}; empty admits its absence and any of JWT
   * @param parties which of issuer and audience it must name
   * @param binding what ties the token to the request beside it
   */
  record Jws(
      About about,
      TokenPlace location,
      Says says,
      Flavour flavour,
      Set<String> algorithms,
      Set<String> types,
      TokenLifetime life,
      Set<Party> parties,
      Binding binding)
      implements Profile {
    public Jws {
      algorithms = Set.copyOf(algorithms);
      types = Set.copyOf(types);
      parties = parties.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parties));
    }

    @Override
    public String kind() {
      return "jws";
    }

    /** Whether the signature covers what is attested, or only shows who calls. */
    public boolean covers() {
      return says == Says.CLAIMS
          || location instanceof TokenPlace.Detached
          || binding.body() != null;
    }
  }

  /**
   * A token's times.
   *
   * @param issuedPast how old a token may be
   */
  record TokenLifetime(
      Duration issuedPast, Duration issuedFuture, Duration longest, Issued issued) {}

  /** Whether {@code iat} must be there. */
  enum Issued {
    REQUIRED,
    OPTIONAL
  }

  /** Where a token stands. */
  sealed interface TokenPlace {
    record Body() implements TokenPlace {}

    record Bearer() implements TokenPlace {}

    /**
     * A header.
     *
     * @param prefix before the token; empty for none
     */
    record Header(String name, String prefix) implements TokenPlace {}

    /** RFC 7515, appendix F: the payload is the body, left out of the token. */
    record Detached(String header) implements TokenPlace {}
  }

  enum Says {
    CLAIMS,
    BODY
  }

  enum Party {
    ISSUER,
    AUDIENCE
  }

  enum Flavour {
    /** RFC 7519: expires. */
    JWT,
    /** RFC 8417: never expires, holds events. */
    SET,
    /** RFC 7515: any payload, no claims. */
    JWS
  }

  /**
   * Claims that must be there and say what the request says.
   *
   * @param body the claim that holds the SHA-256 of the body
   */
  record Binding(
      @Nullable String body,
      CanonicalText.Encoding encoding,
      @Nullable String url,
      @Nullable String method) {}

  /**
   * RFC 9421, with the body's digest as RFC 9530 says.
   *
   * @param components that must be covered
   * @param algorithms at most one for each family of keys: the key decides
   * @param tag that the signature must carry; a source's own setting goes first
   */
  record MessageSignature(
      About about,
      Set<String> components,
      Set<String> algorithms,
      @Nullable String tag,
      Duration past,
      Duration future)
      implements Profile {
    public MessageSignature {
      components = Set.copyOf(components);
      algorithms = Set.copyOf(algorithms);
    }

    @Override
    public String kind() {
      return "http-message-signature";
    }
  }

  /** Nothing is signed: the caller knows a secret. */
  record SharedSecret(About about, SecretPlace place, int shortest) implements Profile {
    @Override
    public String kind() {
      return "shared-secret";
    }
  }

  /** Where a shared secret stands. */
  sealed interface SecretPlace {
    /** RFC 7617; the secret's text is {@code user:password}. */
    record Basic() implements SecretPlace {}

    record Bearer() implements SecretPlace {}

    record Header(String name) implements SecretPlace {}

    record Query(String name) implements SecretPlace {}

    record Field(List<String> pointer) implements SecretPlace {
      public Field {
        pointer = List.copyOf(pointer);
      }
    }
  }

  /** Salesforce's SOAP: the client's certificate, and the organisation that it names. */
  record OutboundMessage(About about) implements Profile {
    @Override
    public String kind() {
      return "salesforce-outbound-message";
    }
  }
}
