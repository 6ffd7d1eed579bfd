package dev.countersign.trust.explain;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.SecretPlace;
import dev.countersign.trust.verify.HttpSignatureVerifier;
import dev.countersign.trust.verify.SharedSecretVerifier;
import dev.countersign.trust.verify.httpsig.ContentDigest;
import dev.countersign.trust.verify.httpsig.SignatureBase;
import dev.countersign.trust.verify.httpsig.SignatureInput;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains HTTP message signatures, shared secrets and Outbound Messages. */
final class OtherExplainers {
  private OtherExplainers() {}

  static void messageSignature(
      Explanation told,
      Profile.MessageSignature profile,
      Map<String, String> settings,
      RawDelivery delivery) {
    List.of("signature-input", "signature", "content-digest")
        .forEach(name -> told.header(delivery, name));
    String fallback = Optional.ofNullable(profile.tag()).orElse(HttpSignatureVerifier.TAG);
    String tag = settings.getOrDefault("tag", fallback);
    told.say(
        "wanted",
        "one signature with the tag "
            + tag
            + " that covers "
            + profile.components().stream().sorted().toList());
    try {
      var input = SignatureInput.read(delivery, tag);
      told.say(
          "covered", input.names().stream().sorted().toList() + ", created " + input.created());
      byte[] base = SignatureBase.of(delivery, input).getBytes(StandardCharsets.UTF_8);
      told.say("signed text", base.length + " bytes: " + Explanation.shown(base));
      ContentDigest.check(delivery);
      told.say("content-digest", "is the body's");
    } catch (DeliveryRejected refusal) {
      told.say("ends here", refusal.reason.wire());
    }
  }

  static void sharedSecret(
      Explanation told, Profile.SharedSecret profile, List<SourceKey> keys, RawDelivery delivery) {
    told.say(
        "wanted",
        switch (profile.place()) {
          case SecretPlace.Basic basic -> "Authorization: Basic, of user:password";
          case SecretPlace.Bearer bearer -> "Authorization: Bearer";
          case SecretPlace.Header(var name) -> "header " + name;
          case SecretPlace.Query(var name) -> "query parameter " + name;
          case SecretPlace.Field(var pointer) -> "field /" + String.join("/", pointer);
        });
    try {
      String shown = new SharedSecretVerifier(profile, keys).shown(delivery);
      told.say("shown", shown.length() + " characters (a secret is never printed)");
      for (int i = 0; i < keys.size(); i++) {
        String own = keys.get(i).text().revealText().strip();
        told.say(
            "key " + i,
            own.equals(shown)
                ? "is the same"
                : own.equals(shown.strip())
                    ? "is the same but for white space around it"
                    : own.equalsIgnoreCase(shown)
                        ? "is the same but for capitals"
                        : "is another, of " + own.length() + " characters");
      }
    } catch (DeliveryRejected refusal) {
      told.say("ends here", refusal.reason.wire());
    }
  }

  static void outbound(Explanation told, Map<String, String> settings, RawDelivery delivery) {
    told.say("client certificate", delivery.clientCertificate().isPresent() ? "shown" : "none");
    told.say(
        "OrganizationId",
        PayloadReader.at(Profile.Payload.SOAP, delivery.body(), List.of("OrganizationId"))
                .map(value -> value instanceof Json.Str(String text) ? text : "no text")
                .orElse("not found: no Outbound Message, or with a document type")
            + "; the source expects "
            + settings.getOrDefault("organization_id", "nothing"));
  }
}
