package dev.countersign.trust.explain;

import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.EitherSignature;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Explains step by step what a delivery verifier finds in a stored request, for the person who sets
 * a source up and holds its keys. It shows the signed content and never a secret.
 */
public final class Explanation {
  private static final int MAX_SHOWN = 600;

  private final List<String> lines = new ArrayList<>();

  private Explanation() {}

  /**
   * Explains a request.
   *
   * @param settings the source's settings, as the verifier gets them
   * @return one line for each step
   * @throws UnusableKey when a key is not of the profile's form, or a setting is missing
   */
  public static List<String> of(
      Profile profile, List<SourceKey> keys, Map<String, String> settings, RawDelivery delivery) {
    var explanation = new Explanation();
    explanation.add("profile", profile.about().name() + ", kind " + profile.kind());
    String origin = settings.get("public_origin");
    var request = origin == null ? delivery : delivery.at(origin);
    explanation.add(
        "request",
        request.method()
            + " "
            + request.url()
            + ", "
            + request.body().size()
            + " bytes, received "
            + request.receivedAt());
    switch (profile) {
      case Profile.Signed signed -> {
        for (var one : EitherSignature.of(signed, keys)) {
          new SignedContentExplainer(explanation, one.profile(), one.ownOf(keys), settings)
              .explain(request);
        }
      }
      case Profile.Jws jws -> new JwsExplainer(explanation, jws, keys, settings).explain(request);
      case Profile.MessageSignature signature ->
          new HttpSignatureExplainer(explanation, signature, settings).explain(request);
      case Profile.SharedSecret secret ->
          new SharedSecretExplainer(explanation, secret, keys).explain(request);
      case Profile.OutboundMessage outbound ->
          new OutboundMessageExplainer(explanation, settings).explain(request);
    }
    DoorHints.of(profile, request).forEach(hint -> explanation.add("hint", hint));
    return List.copyOf(explanation.lines);
  }

  /**
   * Explains keys that are not of the profile's form: how they have to be written, where the
   * request then verifies.
   *
   * @param problem what is wrong with them
   */
  public static List<String> ofUnusable(
      Profile profile,
      List<SourceKey> keys,
      Map<String, String> settings,
      RawDelivery delivery,
      String problem) {
    var explanation = new Explanation();
    explanation.add("keys or settings", problem);
    if (profile instanceof Profile.Signed signed) {
      String origin = settings.get("public_origin");
      new MistakeHints(signed, keys)
          .keys(origin == null ? delivery : delivery.at(origin))
          .forEach(how -> explanation.add("hint", "it verifies with the key " + how));
    }
    return List.copyOf(explanation.lines);
  }

  /** Adds a line: what is explained, then the finding. */
  void add(String subject, String text) {
    lines.add(subject + ": " + text);
  }

  /** Adds a line on a header: its one value, or that it is missing or repeated. */
  void header(RawDelivery delivery, String name) {
    var values = delivery.header(name);
    add(
        "header " + name,
        switch (values.size()) {
          case 0 -> "missing" + similar(delivery, name);
          case 1 -> visible(values.getFirst().getBytes(StandardCharsets.UTF_8));
          default -> "is there " + values.size() + " times; it must be there once";
        });
  }

  private static String similar(RawDelivery delivery, String name) {
    String word = name.replace("x-", "").replaceAll("[^a-z0-9]", "");
    return delivery.headers().keySet().stream()
        .filter(other ->
            other.replaceAll("[^a-z0-9]", "").contains(word) || other.contains("signature"))
        .sorted()
        .findFirst()
        .map(other -> "; the request has " + other)
        .orElse("");
  }

  /**
   * Bytes as text with every invisible character escaped. The middle of a long text is left out.
   */
  static String visible(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes.length > MAX_SHOWN && i == MAX_SHOWN / 2) {
        int skipped = bytes.length - MAX_SHOWN;
        text.append(" …").append(skipped).append(" bytes left out… ");
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
