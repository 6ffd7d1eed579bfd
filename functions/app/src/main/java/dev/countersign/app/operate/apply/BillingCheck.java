package dev.countersign.app.operate.apply;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.DoubleBilling;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.Registry.Applied;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a folder's targets against those that are stored: {@code docs/billing.md}, section 12. What
 * was billed must be corrected where it was billed, and is billed nowhere a second time.
 */
final class BillingCheck {
  private final TenantId tenant;
  private final StoredTargets stored;
  private final Content folder;
  private final Ledger ledger;
  private final Instant now;
  private final List<String> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private BillingCheck(Applied stored, Content folder, Ledger ledger, Instant now) {
    this.tenant = folder.tenant().value().id();
    this.stored = StoredTargets.of(stored, tenant);
    this.folder = folder;
    this.ledger = ledger;
    this.now = now;
  }

  /** Why the targets are refused, and what their owner should know, a line for each. */
  record Found(List<String> refusals, List<String> notes) {}

  static Found of(Applied stored, Content folder, Ledger ledger, Instant now) {
    var check = new BillingCheck(stored, folder, ledger, now);
    for (TargetSetup target : folder.targets()) {
      check.stored.find(target.name()).ifPresent(was -> check.changed(was, target));
      check.renamed(target);
    }
    check.stored.goneFrom(folder).forEach(check::gone);
    return new Found(List.copyOf(check.refusals), List.copyOf(check.notes));
  }

  private void changed(TargetSetup was, TargetSetup is) {
    var name = is.name();
    boolean otherEngine = !was.engine().name().equals(is.engine().name());
    boolean otherPlace = !was.address().equals(is.address());
    boolean earlier =
        is.target().from().isBefore(was.target().from()) && is.target().from().isBefore(now);
    if (!(otherEngine || otherPlace || earlier) || !isUsed(was)) {
      return;
    }
    if (otherEngine) {
      refuse(
          name,
          "/engine: it was %s and has billed there, where its results must be corrected; keep it,"
                  .formatted(was.engine().name())
              + " and add a target with another name and a from that isn't past");
    } else if (otherPlace) {
      notes.add(
          "target %s: it was at %s; what was billed there is corrected at the new address"
              .formatted(name, was.address()));
    }
    if (earlier) {
      refuse(
          name,
          "/from: it has billed since %s, and nobody knows what else billed before; keep it, or name"
                  .formatted(was.target().from())
              + " a time ahead; fill in what is older by countersign deliver --since");
    }
  }

  /** Refuses a target by which results would be billed again that another name has billed. */
  private void renamed(TargetSetup is) {
    for (TargetSetup was : stored.targets()) {
      boolean stays =
          folder.targets().stream().anyMatch(target -> target.name().equals(was.name()));
      boolean other = !was.name().equals(is.name());
      if (other
          && DoubleBilling.between(was, is)
          && is.target().from().isBefore(now)
          && isUsed(was)) {
        refuse(
            is.name(),
            "/from: %s has billed the same results at the same place since %s; "
                    .formatted(was.name(), was.target().from())
                + (stays
                    ? "leave these outcomes to it"
                    : "keep that name, or let this one begin at a time ahead"));
      }
    }
  }

  private void gone(TargetName name) {
    var use = new TargetUse(ledger.postings(), new TargetKey(tenant, name));
    notes.add(
        ("target %s: nothing is sent to it any more, and nothing that it has billed is corrected"
                + " there; to send (most told is 1000): %d, waiting: %d, held: %d")
            .formatted(
                name,
                use.number(new PostingList.Due()),
                use.number(new PostingList.Waiting()),
                use.number(new PostingList.Held())));
  }

  private boolean isUsed(TargetSetup target) {
    return new TargetUse(ledger.postings(), new TargetKey(tenant, target.name()))
        .isUsed(target.target().from(), now);
  }

  private void refuse(TargetName name, String why) {
    refusals.add("target " + name + ": REFUSED, " + why);
  }
}
