package dev.countersign.trust.profile.form;

import dev.countersign.domain.Problem;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.FactConfidence;
import dev.countersign.trust.profile.MappingExpression;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.About;
import dev.countersign.trust.profile.Profile.Answer;
import dev.countersign.trust.profile.Profile.Payload;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a profile's file. An unknown kind, field or word is an error, because a signature rule that
 * is only half understood verifies nothing.
 */
public final class ProfileForm {
  private static final Set<String> COMMON =
      Set.of(
          "name",
          "version",
          "kind",
          "media_types",
          "payload",
          "map",
          "answer",
          "handshake",
          "fetch",
          "settings",
          "account",
          "facts",
          "description");

  private ProfileForm() {}

  /** Reads YAML or JSON text. A problem names its line. */
  public static Reading<Profile> read(String text) {
    return YamlText.parse(text).then(document -> document.located(read(document.root())));
  }

  /** Reads a profile that is part of another document. A problem names its JSON Pointer. */
  public static Reading<Profile> read(Json root) {
    try {
      return Reading.of(profile(ProfileNode.of(root)));
    } catch (ProfileNode.InvalidNode e) {
      return Reading.wrong(new Problem("bad_profile", e.pointer, e.what, "correct the profile"));
    }
  }

  private static Profile profile(ProfileNode at) {
    return switch (at.text("kind")) {
      case "hmac" -> SignedForm.hmac(at);
      case "public-key" -> SignedForm.publicKey(at);
      case "jws" -> JwsForm.jws(at);
      case "http-message-signature" -> MessageSignatureForm.read(at);
      case "shared-secret" -> SharedSecretForm.read(at);
      case "salesforce-outbound-message" -> outboundMessage(at);
      default ->
          throw at.wrong(
              "kind",
              "not a known kind: use hmac, public-key, jws, http-message-signature,"
                  + " shared-secret or salesforce-outbound-message");
    };
  }

  private static Profile outboundMessage(ProfileNode at) {
    only(at);
    return new Profile.OutboundMessage(about(at, Payload.SOAP, "organization_id"));
  }

  /** Refuses every field but those of all kinds and the given ones. */
  static void only(ProfileNode at, String... more) {
    var names = new HashSet<>(COMMON);
    names.addAll(Arrays.asList(more));
    at.only(names.toArray(String[]::new));
  }

  /**
   * Reads the fields that all kinds have.
   *
   * @param payload the payload's format where the file names none
   * @param settings the settings that this kind needs beside those the file names
   */
  static About about(ProfileNode at, Payload payload, String... settings) {
    MappingExpression map;
    try {
      map = MappingExpression.compile(at.text("map", "$"));
    } catch (JsonataFailed e) {
      throw at.wrong("map", e.getMessage() + " at character " + e.position());
    }
    Set<String> needed = new HashSet<>(Arrays.asList(settings));
    needed.addAll(at.texts("settings"));
    return new About(
        at.text("name"),
        at.number("version", 1),
        Set.copyOf(at.texts("media_types")),
        at.word("payload", Payload.values(), payload),
        map,
        at.word("answer", Answer.values(), Answer.OUTCOMES),
        at.has("fetch") ? FetchForm.read(at.object("fetch")) : null,
        at.has("handshake") ? HandshakeForm.read(at.object("handshake")) : null,
        needed,
        at.has("account") ? AccountForm.read(at.object("account")) : null,
        at.has("facts") ? facts(at.object("facts")) : new TreeMap<>());
  }

  private static SortedMap<String, FactConfidence> facts(ProfileNode at) {
    var facts = new TreeMap<String, FactConfidence>();
    for (String name : at.object().members().keySet()) {
      facts.put(name, at.word(name, FactConfidence.values(), FactConfidence.UNCONFIRMED));
    }
    return facts;
  }
}
