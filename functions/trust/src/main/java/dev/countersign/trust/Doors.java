package dev.countersign.trust;

import dev.countersign.forms.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** Opens a source's door: its profile with its keys. */
public final class Doors {
  private Doors() {}

  /**
   * The door.
   *
   * @param settings what the profile asks of the source: {@code issuer} and {@code audience} for
   *     tokens
   * @throws BadKey when a key is none, or a setting is missing
   */
  public static Door open(Profile profile, List<LiveKey> keys, Map<String, String> settings) {
    if (keys.isEmpty()) {
      throw new BadKey("no key");
    }
    return switch (profile) {
      case Profile.Hmac hmac -> new HmacDoor(hmac, keys);
      case Profile.Jws jws ->
          new JwsDoor(
              jws, JwsKeys.read(keys), setting(settings, "issuer"), setting(settings, "audience"));
    };
  }

  /**
   * A door that nobody has the key of: what an unknown source's request is tried on, so that it
   * takes as long.
   */
  public static Door decoy(Profile.Hmac profile) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    var text = profile.key().strip() + CanonicalText.encode(random, CanonicalText.Encoding.BASE64);
    var door = new HmacDoor(profile, List.of(new LiveKey(Secret.ofText(text), null, null)));
    return delivery -> {
      var _ = door.verify(delivery);
      return new Verdict.Refused(Reason.UNKNOWN_SOURCE);
    };
  }

  private static String setting(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null || value.isBlank()) {
      throw new BadKey("the source's settings lack " + name);
    }
    return value;
  }
}
