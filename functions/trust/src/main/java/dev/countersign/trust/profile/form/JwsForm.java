package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.CanonicalText.Encoding;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Flavour;
import dev.countersign.trust.profile.Profile.Party;
import dev.countersign.trust.profile.Profile.Payload;
import dev.countersign.trust.profile.Profile.Says;
import dev.countersign.trust.profile.TokenBinding;
import dev.countersign.trust.profile.TokenLifetime;
import dev.countersign.trust.profile.TokenLifetime.Issued;
import dev.countersign.trust.profile.TokenPlace;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Reads profiles of the kind {@code jws}. */
final class JwsForm {
  private static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
          "Ed25519");

  private JwsForm() {}

  static Profile jws(ProfileNode at) {
    ProfileForm.only(
        at,
        "location",
        "header",
        "prefix",
        "says",
        "flavour",
        "algorithms",
        "types",
        "issued_past",
        "issued_future",
        "issued",
        "longest_life",
        "parties",
        "bind");
    var algorithms = Set.copyOf(at.texts("algorithms"));
    if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
      throw at.wrong("algorithms", "is empty, or names an algorithm that is unknown or symmetric");
    }
    var flavour = at.word("flavour", Flavour.values(), Flavour.JWT);
    var types = Set.copyOf(at.texts("types"));
    if (flavour == Flavour.SET && !types.equals(Set.of("secevent+jwt"))) {
      throw at.wrong("types", "must be [secevent+jwt] for a SET (RFC 8417)");
    }
    var place = place(at);
    boolean detached = place instanceof TokenPlace.Detached;
    if (detached && flavour != Flavour.JWS) {
      throw at.wrong("flavour", "must be jws where the payload is detached");
    }
    var says = at.word("says", Says.values(), detached ? Says.BODY : Says.CLAIMS);
    if (says == Says.BODY && place instanceof TokenPlace.Body) {
      throw at.wrong("says", "must be claims where the token is the body");
    }
    var parties = parties(at, flavour);
    return new Profile.Jws(
        ProfileForm.about(
            at,
            Payload.JSON,
            parties.stream()
                .map(p -> p.name().toLowerCase(java.util.Locale.ROOT))
                .toArray(String[]::new)),
        place,
        says,
        flavour,
        algorithms,
        types,
        new TokenLifetime(
            at.duration("issued_past", Duration.ofMinutes(5)),
            at.duration("issued_future", Duration.ofMinutes(5)),
            at.duration("longest_life", Duration.ofDays(1)),
            at.word("issued", Issued.values(), Issued.REQUIRED)),
        parties,
        binding(at));
  }

  private static Set<Party> parties(ProfileNode at, Flavour flavour) {
    if (flavour == Flavour.JWS) {
      return Set.of();
    }
    if (!at.has("parties")) {
      return EnumSet.allOf(Party.class);
    }
    var parties = EnumSet.noneOf(Party.class);
    for (String word : at.texts("parties")) {
      parties.add(
          ProfileNode.named(word, Party.values())
              .orElseThrow(
                  () -> at.wrong("parties", "names a party that is neither issuer nor audience")));
    }
    return parties;
  }

  private static TokenPlace place(ProfileNode at) {
    return switch (at.text("location", "body")) {
      case "body" -> new TokenPlace.Body();
      case "bearer" -> new TokenPlace.Bearer();
      case "header" -> new TokenPlace.Header(at.text("header"), at.text("prefix", ""));
      case "detached" -> new TokenPlace.Detached(at.text("header"));
      default -> throw at.wrong("location", "not one of body, bearer, header, detached");
    };
  }

  private static TokenBinding binding(ProfileNode at) {
    if (!at.has("bind")) {
      return new TokenBinding(null, Encoding.HEX, null, null);
    }
    var bind = at.object("bind");
    bind.only("body_sha256", "encoding", "url", "method");
    return new TokenBinding(
        bind.has("body_sha256") ? bind.text("body_sha256") : null,
        bind.word("encoding", Encoding.values(), Encoding.HEX),
        bind.has("url") ? bind.text("url") : null,
        bind.has("method") ? bind.text("method") : null);
  }
}
