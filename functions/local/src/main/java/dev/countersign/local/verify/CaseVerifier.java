package dev.countersign.local.verify;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.verify.VerificationCase.Unusable;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.profile.form.ProfileForm;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verifies cases. It keeps the last 256 verifiers, since many cases share one. */
final class CaseVerifier {
  private static final int MOST_VERIFIERS = 256;

  private final BuiltInProfiles profiles = new BuiltInProfiles();
  private final Map<VerifierKey, DeliveryVerifier> verifiers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VerifierKey, DeliveryVerifier> eldest) {
          return size() > MOST_VERIFIERS;
        }
      };

  /** What a verifier is made of. */
  private record VerifierKey(Json profile, List<String> keys, Map<String, String> settings) {}

  Verification judge(VerificationCase stored) throws Unusable {
    var key = new VerifierKey(stored.profile(), stored.keys(), stored.settings());
    var verifier = verifiers.get(key);
    if (verifier == null) {
      verifier = open(stored);
      verifiers.put(key, verifier);
    }
    return verifier.verify(stored.request());
  }

  private DeliveryVerifier open(VerificationCase stored) throws Unusable {
    try {
      return DeliveryVerifiers.create(
          profile(stored.profile()), stored.liveKeys(), stored.settings());
    } catch (UnusableKey e) {
      throw new Unusable("/keys", String.valueOf(e.getMessage()));
    }
  }

  private Profile profile(Json said) throws Unusable {
    return switch (said) {
      case Json.Str(String name) ->
          profiles
              .find(name)
              .orElseThrow(() -> new Unusable("/profile", "no profile of this name"));
      case Json.Obj inline ->
          switch (ProfileForm.read(inline)) {
            case Reading.Read<Profile> read -> read.value();
            case Reading.Unreadable<Profile> wrong -> {
              var problem = wrong.problems().getFirst();
              throw new Unusable("/profile" + problem.pointer(), problem.detail());
            }
          };
      default -> throw new Unusable("/profile", "neither a name nor a profile");
    };
  }
}
