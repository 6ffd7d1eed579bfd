package dev.countersign.trust.profile;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import java.util.Optional;

/**
 * The best assurance grade that a profile can reach, whom it convinces, and how to reach a better
 * one.
 */
public final class AttainableAssurance {
  private AttainableAssurance() {}

  /** The best grade that a delivery of this profile can have. */
  public static Assurance best(Profile profile) {
    return switch (profile) {
      case Profile.Signed signed ->
          signed.envelope().timestamp() == null
              ? Assurance.BODY_SIGNED
              : Assurance.BODY_SIGNED_FRESH;
      case Profile.Jws jws -> best(jws);
      case Profile.MessageSignature signature -> Assurance.BODY_SIGNED_FRESH;
      case Profile.SharedSecret secret -> Assurance.CALLER_ONLY;
      case Profile.OutboundMessage outbound -> Assurance.CALLER_ONLY;
    };
  }

  private static Assurance best(Profile.Jws jws) {
    if (!jws.covers()) {
      return Assurance.CALLER_ONLY;
    }
    return jws.flavour() == Profile.Flavour.JWS
        ? Assurance.BODY_SIGNED
        : Assurance.BODY_SIGNED_FRESH;
  }

  /**
   * Whom the evidence of this profile's deliveries convinces at best: a public key convinces
   * anyone, a shared secret only the two who hold it.
   */
  public static ProvableTo provableTo(Profile profile) {
    if (best(profile) == Assurance.CALLER_ONLY) {
      return ProvableTo.NOBODY;
    }
    boolean publicKey =
        switch (profile) {
          case Profile.Signed signed -> signed.scheme() instanceof SignatureScheme.PublicKey;
          case Profile.MessageSignature signature ->
              !signature.algorithms().contains(HttpSignatureAlgorithm.HMAC_SHA256.wire());
          case Profile.Jws jws -> true;
          case Profile.SharedSecret secret -> false;
          case Profile.OutboundMessage outbound -> false;
        };
    return publicKey ? ProvableTo.ANYONE : ProvableTo.BOTH;
  }

  /** Advice how to reach a better grade than this profile's. Empty for the best grade. */
  public static Optional<String> better(Profile profile) {
    return better(best(profile));
  }

  /** Advice how to reach a better grade than this one. Empty for the best grade. */
  public static Optional<String> better(Assurance reached) {
    return switch (reached) {
      case CALLER_ONLY ->
          Optional.of(
              "nothing binds the body: let the sender sign it (profiles standard-webhooks, jwt,"
                  + " jws-detached, rfc9421)");
      case FETCHED ->
          Optional.of(
              "what the event says was read from the vendor's API: choose the vendor's full events"
                  + " where it has them");
      case BODY_SIGNED ->
          Optional.of(
              "no recent time was signed: use a version of the scheme that signs the time, and deliver"
                  + " within five minutes (hubspot-v3 for v1 and v2, front-app for front-rule,"
                  + " standard-webhooks or jwt for your own)");
      case BODY_SIGNED_FRESH -> Optional.empty();
    };
  }
}
