package dev.countersign.trust;

import dev.countersign.forms.Json;
import dev.countersign.trust.Profile.SecretPlace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains HTTP message signatures, shared secrets and Outbound Messages. */
final class ExplainOthers {
  private ExplainOthers() {}

  static void messageSignature(
      Explanation told,
      Profile.MessageSignature profile,
      Map<String, String> settings,
      RawDelivery delivery) {
    List.of("signature-input", "signature", "content-digest")
        .forEach(name -> told.header(delivery, name));
    String fallback = Optional.ofNullable(profile.tag()).orElse(MessageSignatureDoor.TAG);
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
    } catch (Refusal refusal) {
      told.say("ends here", refusal.reason.wire());
    }
  }

  static void sharedSecret(
      Explanation told, Profile.SharedSecret profile, List<LiveKey> keys, RawDelivery delivery) {
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
      String shown = new SharedSecretDoor(profile, keys).shown(delivery);
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
    } catch (Refusal refusal) {
      told.say("ends here", refusal.reason.wire());
    }
  }

  static void outbound(Explanation told, Map<String, String> settings, RawDelivery delivery) {
    told.say("client certificate", delivery.clientCertificate().isPresent() ? "shown" : "none");
    told.say(
        "OrganizationId",
        Payloads.at(Profile.Payload.SOAP, delivery.body(), List.of("OrganizationId"))
                .map(value -> value instanceof Json.Str(String text) ? text : "no text")
                .orElse("not found: no Outbound Message, or with a document type")
            + "; the source expects "
            + settings.getOrDefault("organization_id", "nothing"));
  }
}
