package dev.countersign.trust.explain;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SecretPlace;
import dev.countersign.trust.verify.SharedSecretVerifier;
import dev.countersign.trust.verify.key.SourceKey;
import java.util.List;

/** Explains a shared secret: where it is expected, and how the presented one differs. */
final class SharedSecretExplainer {
  private final Explanation explanation;
  private final Profile.SharedSecret profile;
  private final List<SourceKey> keys;

  SharedSecretExplainer(
      Explanation explanation, Profile.SharedSecret profile, List<SourceKey> keys) {
    this.explanation = explanation;
    this.profile = profile;
    this.keys = keys;
  }

  void explain(RawDelivery delivery) {
    explanation.add(
        "expected",
        switch (profile.place()) {
          case SecretPlace.Basic basic -> "Authorization: Basic, of user:password";
          case SecretPlace.Bearer bearer -> "Authorization: Bearer";
          case SecretPlace.Header(var name) -> "header " + name;
          case SecretPlace.Query(var name) -> "query parameter " + name;
          case SecretPlace.Field(var pointer) -> "field /" + String.join("/", pointer);
        });
    try {
      String credential = new SharedSecretVerifier(profile, keys).credential(delivery);
      explanation.add(
          "credential", credential.length() + " characters (a secret is never printed)");
      for (int i = 0; i < keys.size(); i++) {
        String secret = keys.get(i).text().revealText().strip();
        explanation.add("key " + i, comparison(secret, credential));
      }
    } catch (DeliveryRejected rejection) {
      explanation.add("rejected", rejection.reason.wire());
    }
  }

  private static String comparison(String secret, String credential) {
    if (secret.equals(credential)) {
      return "is the same";
    }
    if (secret.equals(credential.strip())) {
      return "is the same but for white space around it";
    }
    return secret.equalsIgnoreCase(credential)
        ? "is the same but for upper and lower case"
        : "differs, and has " + secret.length() + " characters";
  }
}
