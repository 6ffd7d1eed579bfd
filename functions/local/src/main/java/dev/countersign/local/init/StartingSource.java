package dev.countersign.local.init;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.trust.profile.AccountPlace;
import dev.countersign.trust.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A source's file to start from. It says what its profile's file says of how to set it up.
 *
 * @param profile how the source signs
 * @param header the comment lines that the profile's file begins with
 */
public record StartingSource(Profile profile, List<String> header) {
  private static final Pattern SETTING = Pattern.compile("\\$settings\\.([a-z_]+)");

  /** Stands where only the customer knows the value. */
  private static final String FILL_IN = "fill-in";

  public StartingSource {
    header = List.copyOf(header);
  }

  /**
   * The source of this profile's text.
   *
   * @param text of its file
   */
  public static StartingSource of(Profile profile, String text) {
    return new StartingSource(
        profile, text.lines().takeWhile(line -> line.startsWith("#")).toList());
  }

  String attestations(TenantId tenant, OutcomeType outcome) {
    var lines = new ArrayList<String>();
    lines.add("# The customer's CRM: it attests.");
    lines.addAll(head("crm", "attestation"));
    lines.addAll(keys("/countersign/" + tenant + "/crm"));
    var place = profile.about().account();
    if (place != null) {
      boolean needed = place.need() == AccountPlace.Need.REQUIRED;
      lines.add("# fill in: whose events count, the %s's id".formatted(place.name()));
      lines.add((needed ? "" : "# ") + "account: " + quoted(FILL_IN));
    }
    if (profile.about().fetch() != null) {
      lines.add("# Its events name records, which are read from the vendor's API with this token.");
      lines.add("credential: {ssm: /countersign/%s/crm-token}".formatted(tenant));
    }
    lines.addAll(settings(outcome));
    if (profile.about().handshake() != null) {
      lines.add("# set_up_until: 2026-12-01T00:00:00Z   # while the vendor checks the address");
    }
    return text(lines);
  }

  String sessions(TenantId tenant) {
    var lines = new ArrayList<String>();
    lines.add("# The agent platform: it records what its agents did.");
    lines.addAll(head("agents", "session"));
    lines.addAll(keys("/countersign/" + tenant + "/agents"));
    lines.addAll(parties(new TreeMap<>()));
    return text(lines);
  }

  private List<String> head(String id, String kind) {
    var lines = new ArrayList<>(header);
    lines.addFirst("#");
    lines.add("id: " + id);
    lines.add("kind: " + kind);
    lines.add("profile: " + profile.about().name());
    return lines;
  }

  private static List<String> keys(String name) {
    return List.of(
        "keys:",
        "  # The secret, or the public key, is stored under this name before the first delivery. A"
            + " public key may also stand here",
        "  # (secret: {inline: ...}); where the profile reads JWTs, keys by their address are jwks:"
            + " https://...",
        "  - secret: {ssm: %s}".formatted(name));
  }

  /** The settings that the profile must have, and the outcome's name where its map reads one. */
  private List<String> settings(OutcomeType outcome) {
    var read = new TreeSet<String>();
    var found = SETTING.matcher(profile.about().map().toString());
    while (found.find()) {
      read.add(found.group(1));
    }
    var set = new TreeMap<String, String>();
    profile.about().settings().forEach(name -> set.put(name, FILL_IN));
    if (profile instanceof Profile.OutboundMessage) {
      set.put("organization_id", FILL_IN);
    }
    String ticket = outcome.value().contains("ticket") ? "ticket_outcome" : "deal_outcome";
    if (read.contains("outcome")) {
      set.put("outcome", outcome.value());
    } else if (read.contains(ticket)) {
      set.put(ticket, outcome.value());
    }
    var lines = new ArrayList<>(parties(set));
    read.removeAll(set.keySet());
    if (!read.isEmpty()) {
      lines.add("# Other settings, which the lines above explain: " + String.join(", ", read));
    }
    return lines;
  }

  /** With issuer and audience, where the profile's tokens must name them. */
  private List<String> parties(Map<String, String> settings) {
    var all = new TreeMap<>(settings);
    if (profile instanceof Profile.Jws jws) {
      jws.parties()
          .forEach(party -> all.putIfAbsent(party.name().toLowerCase(Locale.ROOT), FILL_IN));
    }
    return all.isEmpty()
        ? List.of()
        : List.of(
            "settings: "
                + all.entrySet().stream()
                    .map(each -> each.getKey() + ": " + quoted(each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"))
                + (all.containsValue(FILL_IN) ? "   # fill in" : ""));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
