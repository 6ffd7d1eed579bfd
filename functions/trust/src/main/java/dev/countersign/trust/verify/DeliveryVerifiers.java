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

/** Creates the delivery verifier of a source from its profile, keys and settings. */
public final class DeliveryVerifiers {
  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

  private DeliveryVerifiers() {}

  /**
   * Creates a source's verifier.
   *
   * @param keys at least one; all live keys are tried
   * @param settings the values that the profile asks for, and {@code public_origin} where the
   *     sender was given another {@code https://host} than the one in the request
   * @throws UnusableKey when a key is not of the profile's form, or a setting is missing or
   *     malformed
   */
  public static DeliveryVerifier create(
      Profile profile, List<SourceKey> keys, Map<String, String> settings) {
    if (keys.isEmpty()) {
      throw new UnusableKey("no key");
    }
    profile.about().settings().stream().sorted().forEach(name -> setting(settings, name));
    var verifier = verifier(profile, keys, settings);
    String origin = settings.get("public_origin");
    if (origin == null) {
      return verifier;
    }
    if (!ORIGIN.matcher(origin).matches()) {
      throw new UnusableKey("public_origin is not of the form https://host");
    }
    return delivery -> verifier.verify(delivery.at(origin));
  }

  private static DeliveryVerifier verifier(
      Profile profile, List<SourceKey> keys, Map<String, String> settings) {
    return switch (profile) {
      case Profile.Signed signed -> EitherSignature.verifier(signed, keys);
      case Profile.Jws jws ->
          new JwsVerifier(
              jws,
              JwsKeyReader.read(keys),
              partySetting(jws.parties(), Party.ISSUER, settings, "issuer"),
              partySetting(jws.parties(), Party.AUDIENCE, settings, "audience"));
      case Profile.MessageSignature signature ->
          new HttpSignatureVerifier(signature, keys, settings.get("tag"));
      case Profile.SharedSecret secret -> new SharedSecretVerifier(secret, keys);
      case Profile.OutboundMessage outbound ->
          new OutboundMessageVerifier(outbound, keys, setting(settings, "organization_id"));
    };
  }

  /**
   * Creates a verifier with a random key that rejects every delivery as {@code unknown_source}. It
   * is used for sources that do not exist, so that the time taken does not say which ones do.
   */
  public static DeliveryVerifier decoy(Profile.Signed profile) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    var text =
        profile.scheme().key().strip()
            + CanonicalText.encode(random, CanonicalText.Encoding.BASE64);
    var verifier =
        new SignedContentVerifier(profile, List.of(new SourceKey(Secret.ofText(text), null, null)));
    return delivery -> {
      var _ = verifier.verify(delivery);
      return new Verification.Rejected(RejectionReason.UNKNOWN_SOURCE);
    };
  }

  /**
   * Creates a verifier that rejects every delivery as {@code no_live_key}, for a source whose keys
   * were not fetched yet.
   */
  public static DeliveryVerifier rejectAll() {
    return delivery -> new Verification.Rejected(RejectionReason.NO_LIVE_KEY);
  }

  private static @Nullable String partySetting(
      Set<Party> parties, Party party, Map<String, String> settings, String name) {
    return parties.contains(party) ? setting(settings, name) : null;
  }

  private static String setting(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null || value.isBlank()) {
      throw new UnusableKey("the source's settings need " + name);
    }
    return value;
  }
}
