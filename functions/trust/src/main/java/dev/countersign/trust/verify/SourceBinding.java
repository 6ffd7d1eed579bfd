package dev.countersign.trust.verify;

import dev.countersign.trust.profile.AccountPlace;
import dev.countersign.trust.profile.Envelope.Part;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Party;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a delivery is signed, and tells for which source it was meant. Where two sources have one
 * key and nothing of this differs, what was signed for one is authentic at the other.
 */
public final class SourceBinding {
  private static final Set<Part.Name> ADDRESSES =
      EnumSet.of(Part.Name.URL, Part.Name.URL_HUBSPOT, Part.Name.URL_PORTS);

  private SourceBinding() {}

  /**
   * What tells a source's deliveries apart, each by its name.
   *
   * @param address the source's own, which no other source has
   * @param settings the source's, its account among them
   */
  public static SortedMap<String, String> of(
      Profile profile, String address, Map<String, String> settings) {
    var apart = new TreeMap<String, String>();
    if (signsAddress(profile)) {
      apart.put("address", address);
    }
    var account = profile.about().account();
    String own = account == null ? null : settings.get(account.name());
    if (account != null && own != null) {
      apart.put(name(account), account.compared(own));
    }
    if (profile instanceof Profile.Jws jws) {
      for (Party party : jws.parties()) {
        put(apart, party.name().toLowerCase(Locale.ROOT), settings);
      }
    }
    if (profile instanceof Profile.OutboundMessage) {
      put(apart, "organization_id", settings);
    }
    return apart;
  }

  /**
   * What tells another source's deliveries apart, as it is compared with a source of this profile.
   * An account may have been stored in the spelling that its file had.
   */
  public static SortedMap<String, String> compared(
      Profile profile, SortedMap<String, String> stored) {
    var apart = new TreeMap<>(stored);
    var account = profile.about().account();
    if (account != null) {
      apart.computeIfPresent(name(account), (name, own) -> account.compared(own));
    }
    return apart;
  }

  private static String name(AccountPlace account) {
    return "account " + account.name();
  }

  /** Whether the signature covers the address that a delivery is posted to. */
  public static boolean signsAddress(Profile profile) {
    return switch (profile) {
      case Profile.Signed signed ->
          signed.envelope().message().stream()
              .anyMatch(part ->
                  part instanceof Part.Variable(Part.Name name) && ADDRESSES.contains(name));
      case Profile.Jws jws -> jws.binding().url() != null;
      case Profile.MessageSignature signature -> true; // RFC 9421: the form wants it covered
      case Profile.SharedSecret secret -> false;
      case Profile.OutboundMessage outbound -> false;
    };
  }

  private static void put(
      SortedMap<String, String> apart, String name, Map<String, String> settings) {
    String value = settings.get(name);
    if (value != null) {
      apart.put(name, value);
    }
  }
}
