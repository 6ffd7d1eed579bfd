package dev.countersign.trust.profile.form;

import dev.countersign.trust.profile.AccountPlace;
import dev.countersign.trust.profile.FactConfidence;
import java.util.Collections;

/** Reads where a profile's payload names the account. */
final class AccountForm {
  private AccountForm() {}

  static AccountPlace read(ProfileNode at) {
    at.only("name", "at", "part", "otherwise", "need", "fact");
    var pointer = at.pointer("at");
    if (Collections.frequency(pointer, AccountPlace.EACH) > 1) {
      throw at.wrong("at", "has more than one *");
    }
    return new AccountPlace(
        at.text("name"),
        pointer,
        at.word("part", AccountPlace.Part.values(), AccountPlace.Part.WHOLE),
        at.has("otherwise") ? at.text("otherwise") : null,
        at.word("need", AccountPlace.Need.values(), AccountPlace.Need.OPTIONAL),
        at.word("fact", FactConfidence.values(), FactConfidence.UNCONFIRMED));
  }
}
