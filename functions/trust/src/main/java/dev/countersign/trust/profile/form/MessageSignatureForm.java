package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.HttpSignatureAlgorithm;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Payload;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Reads profiles of the kind {@code http-message-signature}. */
final class MessageSignatureForm {
  private static final Set<String> ALWAYS_COVERED = Set.of("@method", "content-digest");

  private MessageSignatureForm() {}

  static Profile read(ProfileNode at) {
    ProfileForm.only(at, "components", "algorithms", "tag", "past", "future");
    var components = new HashSet<>(at.texts("components"));
    boolean addressed =
        components.contains("@target-uri")
            || (components.contains("@authority") && components.contains("@path"));
    if (!components.containsAll(ALWAYS_COVERED) || !addressed) {
      throw at.wrong(
          "components",
          "must hold @method, content-digest, and @target-uri or both @authority and @path");
    }
    var algorithms = Set.copyOf(at.texts("algorithms"));
    var families = new HashSet<String>();
    for (String algorithm : algorithms) {
      String family =
          HttpSignatureAlgorithm.named(algorithm)
              .orElseThrow(
                  () -> at.wrong("algorithms", "names an algorithm that RFC 9421 does not define"))
              .family();
      if (!families.add(family)) {
        throw at.wrong(
            "algorithms", "has two algorithms for one family of keys: the key must decide");
      }
    }
    if (algorithms.isEmpty() || (families.contains("secret") && families.size() > 1)) {
      throw at.wrong(
          "algorithms", "is empty, or has hmac-sha256 beside algorithms for public keys");
    }
    return new Profile.MessageSignature(
        ProfileForm.about(at, Payload.JSON),
        components,
        algorithms,
        at.has("tag") ? at.text("tag") : null,
        at.duration("past", Duration.ofMinutes(5)),
        at.duration("future", Duration.ofMinutes(5)));
  }
}
