package dev.countersign.trust.verify;

import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Party;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens a source's door: its profile with its keys. */
public final class DeliveryVerifiers {
  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

  private DeliveryVerifiers() {}

  /**
   * The door.
   *
   * @param settings what the profile asks of the source, and {@code public_origin} where the sender
   *     was told another {@code https://host} than the request shows
   * @throws UnusableKey when a key is none, or a setting is missing
   */
  public static DeliveryVerifier open(
      Profile profile, List<SourceKey> keys, Map<String, String> settings) {
    if (keys.isEmpty()) {
      throw new UnusableKey("no key");
    }
    profile.about().settings().stream().sorted().forEach(name -> setting(settings, name));
    var door = door(profile, keys, settings);
    String origin = settings.get("public_origin");
    if (origin == null) {
      return door;
    }
    if (!ORIGIN.matcher(origin).matches()) {
      throw new UnusableKey("public_origin is no https://host");
    }
    return delivery -> door.verify(delivery.at(origin));
  }

  private static DeliveryVerifier door(
      Profile profile, List<SourceKey> keys, Map<String, String> settings) {
    return switch (profile) {
      case Profile.Signed signed -> new SignedContentVerifier(signed, keys);
      case Profile.Jws jws ->
          new JwsVerifier(
              jws,
              JwsKeyReader.read(keys),
              named(jws.parties(), Party.ISSUER, settings, "issuer"),
              named(jws.parties(), Party.AUDIENCE, settings, "audience"));
      case Profile.MessageSignature signature ->
          new HttpSignatureVerifier(signature, keys, settings.get("tag"));
      case Profile.SharedSecret secret -> new SharedSecretVerifier(secret, keys);
      case Profile.OutboundMessage outbound ->
          new OutboundMessageVerifier(outbound, keys, setting(settings, "organization_id"));
    };
  }

  /**
   * A door that nobody has the key of: what an unknown source's request is tried on, so that it
   * takes as long.
   */
  public static DeliveryVerifier decoy(Profile.Signed profile) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    var text =
        profile.check().key().strip() + CanonicalText.encode(random, CanonicalText.Encoding.BASE64);
    var door =
        new SignedContentVerifier(profile, List.of(new SourceKey(Secret.ofText(text), null, null)));
    return delivery -> {
      var _ = door.verify(delivery);
      return new Verification.Rejected(RejectionReason.UNKNOWN_SOURCE);
    };
  }

  /** A door of a source whose keys were not fetched yet: nobody gets in. */
  public static DeliveryVerifier closed() {
    return delivery -> new Verification.Rejected(RejectionReason.NO_LIVE_KEY);
  }

  private static @Nullable String named(
      Set<Party> parties, Party party, Map<String, String> settings, String name) {
    return parties.contains(party) ? setting(settings, name) : null;
  }

  private static String setting(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null || value.isBlank()) {
      throw new UnusableKey("the source's settings lack " + name);
    }
    return value;
  }
}
