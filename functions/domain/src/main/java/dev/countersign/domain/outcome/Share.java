package dev.countersign.domain.outcome;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;

/** What of the amount is one session's: the shares of a result sum to its amount exactly. */
public record Share(
    SessionId session,
    Session.Agent agent,
    Session.@org.jspecify.annotations.Nullable Strategy strategy,
    Money amount) {}
