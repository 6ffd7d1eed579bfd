package dev.countersign.testing.engine.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists every breach of the rules of section 10 of the billing page. It judges by what the engine's
 * books and the final postings say, and by nothing that the product decided on the way.
 */
public final class BillingAudit {
  private BillingAudit() {}

  /** All breaches, in the order of the rules; none if all held. */
  public static List<Breach> of(AuditedBilling billing) {
    var found = new ArrayList<Breach>();
    found.addAll(new SumsAudit(billing).breaches());
    found.addAll(new BytesAudit(billing).breaches());
    found.addAll(new ClosedPeriodsAudit(billing).breaches());
    found.addAll(new FloorAudit(billing).breaches());
    found.addAll(new OrderAudit(billing).breaches());
    found.addAll(new WindowAudit(billing).breaches());
    found.addAll(new DelayAudit(billing).breaches());
    found.addAll(new LeaseAudit(billing).breaches());
    return List.copyOf(found);
  }
}
