package dev.countersign.testing.engine;

import dev.countersign.testing.engine.DocumentRule.Keyed;
import dev.countersign.testing.engine.EngineRequest.Kind;
import java.time.Instant;
import java.util.Optional;

/** Which requests an engine knows again. */
record KnownRequests(EngineRules rules, Journal journal) {

  /** The first one that this request repeats, if the engine sees that it does. */
  Optional<Taking> first(EngineRequest request, Instant now) {
    var first = journal.firstTaking(one -> isSame(one, request, now));
    var raced =
        first.filter(one -> now.isBefore(one.at().plus(rules.dedupe().raceWithin()))).isPresent()
            && rules
                .faults()
                .lets(rules.dedupe().racePerMille(), request.key(), journal.countOf(request.key()));
    return raced ? Optional.empty() : first;
  }

  private boolean isSame(Taking one, EngineRequest request, Instant now) {
    if (one.isDocument() != (request.kind() == Kind.DOCUMENT)) {
      return false;
    }
    boolean hasItsKey = one.request().key().equals(request.key());
    if (one.isDocument()) {
      return hasItsKey && rules.documents().keyed() == Keyed.BY_REFERENCE;
    }
    boolean hasItsTime = one.request().time().equals(request.time());
    return rules.dedupe().knowsAt(one.at(), now)
        && switch (rules.dedupe().identity()) {
          case NONE -> false;
          case KEY -> hasItsKey;
          case ACCOUNT_AND_KEY -> hasItsKey && one.request().account().equals(request.account());
          case KEY_AND_TIME -> hasItsKey && hasItsTime;
          case ACCOUNT_AND_TIME -> one.request().account().equals(request.account()) && hasItsTime;
        };
  }
}
