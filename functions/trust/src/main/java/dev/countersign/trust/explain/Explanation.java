package dev.countersign.trust.explain;

import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says step by step what a door sees in a stored request: for the person who sets a source up and
 * holds its keys. Secrets are never shown; what is signed is.
 */
public final class Explanation {
  private static final int SHOWN = 600;

  private final List<String> lines = new ArrayList<>();

  private Explanation() {}

  /**
   * The steps, a line each.
   *
   * @throws UnusableKey when a key is none, or a setting is missing
   */
  public static List<String> of(
      Profile profile, List<SourceKey> keys, Map<String, String> settings, RawDelivery delivery) {
    var explanation = new Explanation();
    explanation.say("profile", profile.about().name() + ", kind " + profile.kind());
    String origin = settings.get("public_origin");
    var request = origin == null ? delivery : delivery.at(origin);
    explanation.say(
        "request",
        request.method()
            + " "
            + request.url()
            + ", "
            + request.body().size()
            + " bytes, received "
            + request.receivedAt());
    switch (profile) {
      case Profile.Signed signed ->
          new SignedContentExplainer(explanation, signed, keys).explain(request);
      case Profile.Jws jws -> new JwsExplainer(explanation, jws, keys, settings).explain(request);
      case Profile.MessageSignature signature ->
          OtherExplainers.messageSignature(explanation, signature, settings, request);
      case Profile.SharedSecret secret ->
          OtherExplainers.sharedSecret(explanation, secret, keys, request);
      case Profile.OutboundMessage outbound ->
          OtherExplainers.outbound(explanation, settings, request);
    }
    return List.copyOf(explanation.lines);
  }

  void say(String what, String text) {
    lines.add(what + ": " + text);
  }

  /** How often a header stands there, and its value when once. */
  void header(RawDelivery delivery, String name) {
    var values = delivery.header(name);
    say(
        "header " + name,
        switch (values.size()) {
          case 0 -> "missing" + near(delivery, name);
          case 1 -> shown(values.getFirst().getBytes(StandardCharsets.UTF_8));
          default -> "stands " + values.size() + " times; it must stand once";
        });
  }

  private static String near(RawDelivery delivery, String name) {
    String word = name.replace("x-", "").replaceAll("[^a-z0-9]", "");
    return delivery.headers().keySet().stream()
        .filter(other ->
            other.replaceAll("[^a-z0-9]", "").contains(word) || other.contains("signature"))
        .sorted()
        .findFirst()
        .map(other -> "; there is " + other)
        .orElse("");
  }

  /** Bytes as text in which nothing is invisible; the middle of a long one is left out. */
  static String shown(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes.length > SHOWN && i == SHOWN / 2) {
        int skipped = bytes.length - SHOWN;
        text.append(" …").append(skipped).append(" bytes… ");
        i += skipped;
      }
      int b = bytes[i] & 0xff;
      text.append(
          switch (b) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> b >= 0x20 && b < 0x7f ? String.valueOf((char) b) : "\\x%02x".formatted(b);
          });
    }
    return text.toString();
  }
}
