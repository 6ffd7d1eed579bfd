package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BookedMovement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Rule 4: what requests put into a period of an account, added up in the order of coming. */
record FloorAudit(AuditedBilling billing) {

  private record Place(Account account, String period) {}

  List<Breach> breaches() {
    var sums = new HashMap<Place, Long>();
    var found = new ArrayList<Breach>();
    for (var one : billing.books().movements()) {
      if (one.by().equals(BookedMovement.HAND)) {
        continue;
      }
      var place = new Place(one.account(), one.period());
      long sum = sums.merge(place, one.asked(), Long::sum);
      if (sum < 0 && one.asked() < 0) {
        found.add(breach(one, sum));
      }
    }
    return found;
  }

  private static Breach breach(BookedMovement one, long sum) {
    return new Breach(
        BillingRule.NEVER_BELOW_ZERO,
        one.by()
            + " brings "
            + one.account()
            + " in "
            + one.period()
            + " to "
            + sum
            + " at "
            + one.at());
  }
}
