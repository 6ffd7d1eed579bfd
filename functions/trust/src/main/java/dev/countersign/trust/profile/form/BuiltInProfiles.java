package dev.countersign.trust.profile.form;

import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The profiles that come with Countersign, by name. Each file is read once. Thread-safe. */
public final class BuiltInProfiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final Map<String, Profile> read = new ConcurrentHashMap<>();

  /**
   * Finds a profile.
   *
   * @param name lower-case letters, digits and hyphens, at most 64 characters
   * @return empty where there is no profile of this name
   * @throws BadProfile when the profile's file is there but has a mistake
   */
  public Optional<Profile> find(String name) {
    var known = Optional.ofNullable(read.get(name));
    return known.or(() -> load(name));
  }

  /** The text of a profile's file, whose head says how to set it up. */
  public Optional<String> text(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream in =
        BuiltInProfiles.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Profile> load(String name) {
    return text(name).map(text -> read(name, text));
  }

  private Profile read(String name, String text) {
    return switch (ProfileForm.read(text)) {
      case Reading.Read<Profile> profile -> {
        read.put(name, profile.value());
        yield profile.value();
      }
      case Reading.Unreadable<Profile> wrong ->
          throw new BadProfile(name + ": " + wrong.problems().getFirst());
    };
  }

  /** A built-in profile has a mistake: a defect of this program. */
  public static final class BadProfile extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BadProfile(String what) {
      super(what);
    }
  }
}
