package dev.countersign.trust.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a sender signs its deliveries and how their payload maps to items: one YAML file, read. */
public sealed interface Profile {
  /** What every kind of profile says. */
  About about();

  /** The word for this kind in the profile's file. */
  String kind();

  /**
   * What every kind of profile says.
   *
   * @param version counts up with each change of the file
   * @param mediaTypes the admitted media types of the body; others are answered 415
   * @param map the JSONata expression from the payload to one item or an array of items
   * @param fetch what is read from the vendor's API before an event is mapped; null for nothing
   * @param handshake what the vendor asks before it sends; null where it asks nothing
   * @param settings the names of the settings that a source of this profile must have
   * @param account where the payload names the vendor's account; null where it names none
   * @param facts how well each fact about the scheme is known, by the fact's name
   */
  record About(
      String name,
      int version,
      Set<String> mediaTypes,
      Payload payload,
      MappingExpression map,
      Answer answer,
      @Nullable FetchRule fetch,
      @Nullable Handshake handshake,
      Set<String> settings,
      @Nullable AccountPlace account,
      SortedMap<String, FactConfidence> facts) {
    public About {
      mediaTypes = Set.copyOf(mediaTypes);
      settings = Set.copyOf(settings);
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /** The format of the payload. */
  enum Payload {
    JSON,
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** JSON, or a form whose field {@code payload} holds it. */
    JSON_OR_FORM,
    /** A Salesforce Outbound Message. */
    SOAP
  }

  /** The form in which deliveries are answered. */
  enum Answer {
    /** 200 with a result for each item. */
    OUTCOMES,
    /** 202 with an empty body, as RFC 8935 asks for a SET. */
    RFC8935,
    /** 200 with the acknowledgement that Salesforce waits for. */
    SOAP_ACK
  }

  /**
   * A signature over content that a template builds. Kinds {@code hmac} and {@code public-key}.
   *
   * @param scheme the algorithm and the form of its keys
   * @param envelope what is signed, and where signature and time stand
   */
  record Signed(About about, SignatureScheme scheme, Envelope envelope) implements Profile {
    @Override
    public String kind() {
      return scheme instanceof SignatureScheme.PublicKey ? "public-key" : "hmac";
    }
  }

  /**
   * A signed token in compact form (RFC 7515).
   *
   * @param says which part of the request holds the items
   * @param algorithms the admitted values of {@code alg}
   * @param types the admitted values of {@code typ}; empty admits a token without {@code typ} and
   *     the general one ({@code JWT}, or {@code JOSE} for a bare JWS)
   * @param parties which of issuer and audience the token must name
   */
  record Jws(
      About about,
      TokenPlace location,
      Says says,
      Flavour flavour,
      Set<String> algorithms,
      Set<String> types,
      TokenLifetime lifetime,
      Set<Party> parties,
      TokenBinding binding)
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

    /** Whether the signature covers the items. Otherwise it only authenticates the caller. */
    public boolean covers() {
      return says == Says.CLAIMS
          || location instanceof TokenPlace.Detached
          || binding.body() != null;
    }
  }

  /** Which part of a request with a token holds the items. */
  enum Says {
    /** The token's own claims, or its payload. */
    CLAIMS,
    /** The body beside the token. */
    BODY
  }

  /** A party that a token names. */
  enum Party {
    /** The claim {@code iss}. */
    ISSUER,
    /** The claim {@code aud}. */
    AUDIENCE
  }

  /** Which specification a token follows. */
  enum Flavour {
    /** A JSON Web Token (RFC 7519). It expires. */
    JWT,
    /** A security event token (RFC 8417). It never expires and holds events. */
    SET,
    /** A bare JSON Web Signature (RFC 7515): any payload, no claims. */
    JWS
  }

  /**
   * An HTTP message signature (RFC 9421) that covers the body's digest (RFC 9530).
   *
   * @param components the components that the signature must cover
   * @param algorithms at most one for each family of keys, so that the key decides
   * @param tag the tag that the signature must carry, where the source's settings name none
   * @param past how far {@code created} may lie before the receipt
   * @param future how far {@code created} may lie after the receipt
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

  /**
   * A secret that the caller presents. Nothing is signed.
   *
   * @param shortest the fewest characters that a secret may have
   */
  record SharedSecret(About about, SecretPlace place, int shortest) implements Profile {
    @Override
    public String kind() {
      return "shared-secret";
    }
  }

  /**
   * A Salesforce Outbound Message (SOAP): the caller presents Salesforce's client certificate, and
   * the message names the customer's organisation.
   */
  record OutboundMessage(About about) implements Profile {
    @Override
    public String kind() {
      return "salesforce-outbound-message";
    }
  }
}
