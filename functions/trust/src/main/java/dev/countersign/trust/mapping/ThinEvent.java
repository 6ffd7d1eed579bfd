package dev.countersign.trust.mapping;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.profile.FetchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which records of the vendor's API an event needs before it can be mapped. */
final class ThinEvent {
  private static final int MOST = 100;

  private ThinEvent() {}

  /** The addresses to read, or why there can be none; empty where the event needs nothing. */
  static Optional<MappingResult> addresses(FetchRule rule, Json payload, Map<String, Json> bound) {
    var said = rule.url().apply(payload, bound);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var texts = said.get() instanceof Json.Arr(List<Json> several) ? several : List.of(said.get());
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    var addresses = new ArrayList<URI>();
    for (Json text : texts) {
      var address = address(text, rule);
      if (address.isEmpty() || addresses.size() == MOST) {
        return Optional.of(
            new MappingResult.Unmapped(
                new Problem(
                    "bad_address",
                    "",
                    "the profile names an address that it doesn't admit, or more than " + MOST,
                    "mend the profile's fetch; the delivery is kept")));
      }
      addresses.add(address.get());
    }
    return Optional.of(new MappingResult.Thin(addresses));
  }

  /** An https address of an admitted host. No part of it may lead elsewhere. */
  private static Optional<URI> address(Json text, FetchRule rule) {
    if (!(text instanceof Json.Str(String said))) {
      return Optional.empty();
    }
    try {
      var address = new URI(said);
      String host = address.getHost();
      boolean admitted =
          "https".equals(address.getScheme())
              && host != null
              && rule.hosts().contains(host.toLowerCase(Locale.ROOT))
              && address.getPort() < 0
              && address.getRawUserInfo() == null
              && address.getRawFragment() == null
              && address.normalize().equals(address);
      return admitted ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
