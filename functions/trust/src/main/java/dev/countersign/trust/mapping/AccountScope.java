package dev.countersign.trust.mapping;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.profile.AccountPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account of a vendor's that a source takes events of: others' are passed over by name. */
final class AccountScope {
  private static final String ACCOUNT = "account";
  private static final String OTHERS = "(others)";
  private static final int BY_NAME = 10;

  private final AccountPlace place;
  private final PayloadAccounts accounts;
  private final String own;

  private AccountScope(AccountPlace place, String own) {
    this.place = place;
    this.accounts = new PayloadAccounts(place);
    this.own = place.compared(own);
  }

  /** That of these settings; none where the profile knows no accounts or the source sets none. */
  static Optional<AccountScope> of(Optional<AccountPlace> place, Map<String, String> settings) {
    return place.flatMap(known ->
        Optional.ofNullable(settings.get(known.name())).map(own -> new AccountScope(known, own)));
  }

  /** The events of this account; none where there are none. */
  Optional<Json> own(Json payload) {
    return accounts.only(payload, own);
  }

  /**
   * What is not of this account: passed over, told once for each account, and of more than ten
   * accounts together; refused, told once, where it names none.
   *
   * @param first the place of the first of them
   */
  List<MappingResult.Part> others(Json payload, int first) {
    Map<String, Long> foreign = new LinkedHashMap<>();
    boolean unnamed = false;
    for (Optional<String> account : accounts.of(payload)) {
      unnamed |= account.isEmpty();
      account
          .filter(other -> !other.equals(own))
          .ifPresent(other ->
              foreign.merge(
                  foreign.containsKey(other) || foreign.size() < BY_NAME ? other : OTHERS,
                  1L,
                  Long::sum));
    }
    var others = new ArrayList<MappingResult.Part>();
    foreign.forEach(
        (account, events) -> others.add(foreign(first + others.size(), account, events)));
    if (unnamed) {
      others.add(new MappingResult.Refused(first + others.size(), unnamed()));
    }
    return others;
  }

  /** The item with its records in this account; passed over where it names another. */
  MappingResult.Part scoped(MappingResult.Item item) {
    if (!(item.json() instanceof Json.Obj object)) {
      return item;
    }
    var into = object.get("into").filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    for (var record : List.of(record(Optional.of(object)), record(into))) {
      var named = record.flatMap(r -> r.get(ACCOUNT)).filter(account -> !isOwn(account));
      if (named.isPresent()) {
        return foreign(
            item.place(), named.get() instanceof Json.Str(String text) ? text : OTHERS, 1);
      }
    }
    var members = new LinkedHashMap<>(object.members());
    in(object).ifPresent(record -> members.put("record", record));
    into.flatMap(this::in)
        .ifPresent(record -> {
          var lives = new LinkedHashMap<>(into.get().members());
          lives.put("record", record);
          members.put("into", new Json.Obj(lives));
        });
    return new MappingResult.Item(item.place(), new Json.Obj(members), item.messageId());
  }

  private boolean isOwn(Json account) {
    return account instanceof Json.Str(String text) && place.compared(text).equals(own);
  }

  private Optional<Json> in(Json.Obj object) {
    return record(Optional.of(object))
        .map(record -> {
          var members = new LinkedHashMap<>(record.members());
          members.put(ACCOUNT, new Json.Str(own));
          return new Json.Obj(members);
        });
  }

  private static Optional<Json.Obj> record(Optional<Json.Obj> in) {
    return in.flatMap(object -> object.get("record"))
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast);
  }

  private MappingResult.Part foreign(int at, String account, long events) {
    return new MappingResult.Foreign(
        at, account, events, "of another " + place.name() + " than this source's");
  }

  private Problem unnamed() {
    return new Problem(
        "no_account",
        "/" + String.join("/", place.at()),
        "names no " + place.name() + ", and this source takes one only",
        "see that the vendor sends it, or take the account out of the source");
  }
}
