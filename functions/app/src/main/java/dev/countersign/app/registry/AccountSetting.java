package dev.countersign.app.registry;

import dev.countersign.forms.config.SourceAccounts;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.trust.profile.AccountPlace;
import dev.countersign.trust.profile.Profile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account of a source: its file says it in {@code account}, or in the setting that has the
 * profile's own name for it.
 */
public final class AccountSetting {
  private AccountSetting() {}

  /** The source's settings, its account among them under the profile's name for it. */
  public static Map<String, String> settings(SourceForm.Source source, Profile profile) {
    var place = profile.about().account();
    var own = source.accounts().own();
    if (place == null || own.isEmpty()) {
      return source.settings();
    }
    var settings = new HashMap<>(source.settings());
    settings.put(place.name(), own.get());
    return settings;
  }

  /** Which accounts the source is for, each as it is compared: {@link AccountPlace#compared}. */
  public static SourceAccounts accounts(SourceForm.Source source, Profile profile) {
    var said = source.accounts();
    var place = profile.about().account();
    if (place == null) {
      return said;
    }
    var routes = new TreeMap<String, SourceAccounts.Address>();
    new TreeMap<>(said.routes())
        .forEach((account, address) -> routes.putIfAbsent(place.compared(account), address));
    return new SourceAccounts(said.own().map(place::compared), said.app(), routes);
  }

  /** The source's account; none where it takes the events of every account. */
  public static Optional<String> of(SourceForm.Source source, Profile profile) {
    return Optional.ofNullable(profile.about().account())
        .flatMap(place ->
            Optional.ofNullable(settings(source, profile).get(place.name())).map(place::compared));
  }

  /** Why the source can't have the account that its file says; none where it can. */
  public static Optional<String> mistake(SourceForm.Source source, Profile profile) {
    var place = profile.about().account();
    return Optional.ofNullable(
        place == null ? ofNoPlace(source) : ofPlace(source, place, of(source, profile)));
  }

  private static @Nullable String ofNoPlace(SourceForm.Source source) {
    String nowhere =
        ": " + source.profile() + " says of no event which account it is of; leave it out";
    return source.kind() == Kind.APP
        ? "/kind" + nowhere
        : source.accounts().own().isPresent() ? "/account" + nowhere : null;
  }

  private static @Nullable String ofPlace(
      SourceForm.Source source, AccountPlace place, Optional<String> account) {
    String set = source.settings().get(place.name());
    if (set != null && !account.equals(Optional.of(place.compared(set)))) {
      return "/account: is another than /settings/%s; name the %s once"
          .formatted(place.name(), place.name());
    }
    if (set != null && set.indexOf(':') >= 0) {
      return "/settings/" + place.name() + ": has a colon; write the " + place.name() + " itself";
    }
    if (set != null && source.kind() == Kind.APP) {
      return "/settings/%s: an app source is of every %s in accounts; leave it out"
          .formatted(place.name(), place.name());
    }
    var twice = twice(source, place);
    if (twice.isPresent()) {
      return "/accounts/%s: is the same %s as another one here; name it once"
          .formatted(twice.get(), place.name());
    }
    return account.isEmpty()
            && source.kind() != Kind.APP
            && place.need() == AccountPlace.Need.REQUIRED
        ? "/account: missing; everybody can have this vendor's key sign for any address: name the "
            + place.name()
        : null;
  }

  /** An account of an app source that stands there in another writing too. */
  private static Optional<String> twice(SourceForm.Source source, AccountPlace place) {
    var seen = new HashSet<String>();
    return source.accounts().routes().keySet().stream()
        .sorted()
        .filter(account -> !seen.add(place.compared(account)))
        .findFirst();
  }
}
