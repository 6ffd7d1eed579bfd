package dev.countersign.trust.explain;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.Envelope.Part;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.key.SourceKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What to look at when a signature doesn't hold, where no change of the request makes it hold. */
final class Advice {
  private static final Pattern INNER =
      Pattern.compile(
          "localhost|.*\\.(local|internal|localhost|svc|lan|amazonaws\\.com|on\\.aws)"
              + "|(10|127|192\\.168|172\\.(1[6-9]|2[0-9]|3[01]))\\..*|\\[::1]|[^.]*");

  /** Profiles of one vendor or one family, whose keys look alike. */
  private static final List<String> MIXED_UP =
      List.of(
          "hubspot-v1",
          "hubspot-v2",
          "hubspot-v3",
          "standard-webhooks",
          "standard-webhooks-v1a",
          "svix",
          "front-app",
          "front-rule",
          "twilio-form",
          "twilio-json");

  private static final BuiltInProfiles PROFILES = new BuiltInProfiles();

  private Advice() {}

  /** The other profiles that read it with the same keys. */
  static List<String> otherProfiles(
      Profile.Signed profile, List<SourceKey> keys, RawDelivery delivery) {
    var advice = new ArrayList<String>();
    for (String name : MIXED_UP) {
      if (PROFILES.find(name).orElse(null) instanceof Profile.Signed other
          && !name.equals(profile.about().name())
          && MistakeHints.holds(other, keys, delivery)) {
        advice.add("it verifies by the profile " + name + ": name it in the source");
      }
    }
    return advice;
  }

  /** What may be wrong though it can't be tried. */
  static List<String> untried(
      Profile.Signed profile, Map<String, String> settings, RawDelivery delivery) {
    var advice = new ArrayList<String>();
    boolean addressed =
        List.of(Part.Name.URL, Part.Name.URL_HUBSPOT, Part.Name.URL_PORTS).stream()
            .anyMatch(profile.envelope()::uses);
    String host = Urls.parse(delivery.url()).map(URI::getHost).orElse("");
    if (addressed && settings.get("public_origin") == null && INNER.matcher(host).matches()) {
      advice.add(
          "the address is signed, and "
              + host
              + " looks like an inner host: if the vendor was given another one, set"
              + " public_origin");
    }
    if (PayloadReader.read(profile.about().payload(), delivery.body())
            instanceof Reading.Read<Json>(Json.Obj form)
        && form.text("AccountSid").isPresent()) {
      advice.add(
          "it is of the account "
              + Explanation.visible(form.text("AccountSid").get().getBytes(StandardCharsets.UTF_8))
              + ": a sub-account signs with its own auth token, not with its parent's");
    }
    advice.add(
        "none of the usual changes to body, address or key makes it verify: most likely another"
            + " key, or another body");
    return advice;
  }
}
