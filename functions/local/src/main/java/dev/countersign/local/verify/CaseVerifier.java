package dev.countersign.local.verify;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.verify.VerificationCase.Unusable;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.profile.form.ProfileForm;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens what cases are verified with. It keeps the last 256, since many cases share one. */
final class CaseVerifier {
  private static final int MOST_VERIFIERS = 256;

  private final BuiltInProfiles profiles = new BuiltInProfiles();
  private final Map<VerifierKey, Opened> verifiers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VerifierKey, Opened> eldest) {
          return size() > MOST_VERIFIERS;
        }
      };

  /** What a verifier is made of. */
  private record VerifierKey(Json profile, List<String> keys, Map<String, String> settings) {}

  /** A profile with its keys and settings, ready to verify and to map. */
  record Opened(Profile profile, DeliveryVerifier verifier, Mapper mapper) {}

  Opened open(VerificationCase stored) throws Unusable {
    var key = new VerifierKey(stored.profile(), stored.keys(), stored.settings());
    var known = verifiers.get(key);
    if (known != null) {
      return known;
    }
    var profile = profile(stored.profile());
    try {
      var verifier = DeliveryVerifiers.create(profile, stored.liveKeys(), stored.settings());
      var opened = new Opened(profile, verifier, Mapper.of(profile, stored.settings()));
      verifiers.put(key, opened);
      return opened;
    } catch (UnusableKey e) {
      throw new Unusable("/keys", String.valueOf(e.getMessage()));
    }
  }

  Profile profile(Json said) throws Unusable {
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
