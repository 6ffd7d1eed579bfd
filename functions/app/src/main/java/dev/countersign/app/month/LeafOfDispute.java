package dev.countersign.app.month;

import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.terms.Price;
import java.util.Optional;

/** What the leaf of an entry says of the dispute that the outcome keeps. */
final class LeafOfDispute {
  private LeafOfDispute() {}

  /** Its members; amounts are whole numbers of minor units beside their currency, or of units. */
  static LeafMembers members(Dispute dispute) {
    var held = Optional.ofNullable(dispute.amountOrNull());
    var left = dispute.end().map(DisputeEnd::amountOrNull);
    var members =
        new LeafMembers()
            .text("id", dispute.id())
            .text("code", dispute.code().wire())
            .text("state", dispute.state().wire())
            .text("by", dispute.end().map(end -> end.by().wire()))
            .text(
                "currency",
                held.or(() -> left)
                    .map(stated -> stated.amount().currency())
                    .filter(currency -> !currency.equals(Price.UNITS))
                    .map(currency -> currency.getCurrencyCode()));
    held.ifPresent(stated -> number(members, "amount", stated));
    left.ifPresent(stated -> number(members, "left", stated));
    return members;
  }

  private static void number(LeafMembers members, String name, StatedAmount stated) {
    var _ = members.number(name, stated.amount().minor());
  }
}
