package dev.countersign.local.verify;

import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.local.verify.Case.Unusable;
import dev.countersign.trust.BadKey;
import dev.countersign.trust.Door;
import dev.countersign.trust.Doors;
import dev.countersign.trust.Profile;
import dev.countersign.trust.ProfileForm;
import dev.countersign.trust.Profiles;
import dev.countersign.trust.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges cases; the doors of the last ones stay open, since many cases share one. */
final class Judge {
  private static final int MOST_DOORS = 256;

  private final Profiles profiles = new Profiles();
  private final Map<Lock, Door> doors =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Lock, Door> eldest) {
          return size() > MOST_DOORS;
        }
      };

  /** What a door is made of. */
  private record Lock(Json profile, List<String> keys, Map<String, String> settings) {}

  Verdict judge(Case stored) throws Unusable {
    var lock = new Lock(stored.profile(), stored.keys(), stored.settings());
    var door = doors.get(lock);
    if (door == null) {
      door = open(stored);
      doors.put(lock, door);
    }
    return door.verify(stored.request());
  }

  private Door open(Case stored) throws Unusable {
    try {
      return Doors.open(profile(stored.profile()), stored.liveKeys(), stored.settings());
    } catch (BadKey e) {
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
