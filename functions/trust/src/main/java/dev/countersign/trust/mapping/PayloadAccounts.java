package dev.countersign.trust.mapping;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.profile.AccountPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the events of one vendor's account from those of others in a payload. */
public final class PayloadAccounts {
  private static final int LONGEST = 200;

  private final AccountPlace place;

  /** Where each element of an array names an account of its own, the array; else the payload. */
  private final List<String> array;

  private final List<String> inEvent;
  private final boolean each;

  public PayloadAccounts(AccountPlace place) {
    this.place = place;
    int star = place.at().indexOf(AccountPlace.EACH);
    this.each = star >= 0;
    this.array = place.at().subList(0, Math.max(0, star));
    this.inEvent = place.at().subList(star + 1, place.at().size());
  }

  /** The account of each event, in the order of the events; none where an event names none. */
  public List<Optional<String>> of(Json payload) {
    return events(payload).stream().map(this::account).toList();
  }

  /** The payload with the events of this account only; none where it has no event of it. */
  public Optional<Json> only(Json payload, String account) {
    var events = events(payload);
    var wanted = Optional.of(place.compared(account));
    var own = events.stream().filter(event -> account(event).equals(wanted)).toList();
    if (own.isEmpty() || own.size() == events.size()) {
      return own.isEmpty() ? Optional.empty() : Optional.of(payload);
    }
    return Optional.of(replaced(payload, array, new Json.Arr(own)));
  }

  private List<Json> events(Json payload) {
    if (!each) {
      return List.of(payload);
    }
    return switch (PayloadReader.at(payload, array).orElse(null)) {
      case Json.Arr(List<Json> events) -> events;
      case null -> List.of(new Json.Nil());
      case Json one -> List.of(one);
    };
  }

  private Optional<String> account(Json event) {
    return PayloadReader.at(event, inEvent)
        .map(PayloadAccounts::text)
        .map(text -> place.part() == AccountPlace.Part.HOST ? host(text) : text)
        .map(place::compared)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST)
        .or(() -> Optional.ofNullable(place.otherwise()).map(place::compared));
  }

  private static @Nullable String text(Json value) {
    return switch (value) {
      case Json.Str(String text) -> text;
      case Json.Num(var number) -> number.stripTrailingZeros().toPlainString();
      default -> null;
    };
  }

  private static @Nullable String host(String address) {
    try {
      return new URI(address).getHost();
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }

  private static Json replaced(Json in, List<String> path, Json by) {
    if (path.isEmpty() || !(in instanceof Json.Obj(Map<String, Json> members))) {
      return by;
    }
    var changed = new LinkedHashMap<>(members);
    changed.computeIfPresent(
        path.getFirst(), (name, old) -> replaced(old, path.subList(1, path.size()), by));
    return new Json.Obj(changed);
  }
}
