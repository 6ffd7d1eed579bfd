package dev.countersign.app.deliver.desk;

import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.PostingPage.Unreadable;
import dev.countersign.ledger.TargetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Lists the postings that are held. What was held or decided a moment ago may be missing, or there
 * still.
 */
public final class ListHeld {
  private final Ledger ledger;
  private final BillingTargets targets;

  /** Lists those of these targets, and of those that runs still look at. */
  public ListHeld(Ledger ledger, BillingTargets targets) {
    this.ledger = ledger;
    this.targets = targets;
  }

  /**
   * What is held.
   *
   * @param held the longest first
   * @param unreadable those that can't be read: they are damaged, or a later release wrote them
   */
  public record Listing(List<HeldPosting> held, List<Unreadable> unreadable) {
    public Listing {
      held = List.copyOf(held);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** What is held of all targets of a tenant. */
  public Listing of(TenantId tenant) {
    return of(targets(tenant));
  }

  /** What is held of one target, which may have been taken away by now. */
  public Listing of(TargetKey target) {
    return of(List.of(target));
  }

  private Listing of(Iterable<TargetKey> all) {
    var held = new ArrayList<HeldPosting>();
    var unreadable = new ArrayList<Unreadable>();
    for (TargetKey target : all) {
      var counted = counted(target);
      var _ =
          anyPage(
              target,
              page -> {
                page.postings().forEach(each -> HeldPosting.of(each, counted).ifPresent(held::add));
                unreadable.addAll(page.unreadable());
                return false;
              });
    }
    held.sort(HeldPosting.LONGEST_FIRST);
    return new Listing(held, unreadable);
  }

  /** The claim of the posting that is held under this id; none where none is. */
  Optional<Claim> claim(TargetKey target, EventId id) {
    var claims = new ArrayList<Claim>();
    var _ =
        anyPage(
            target,
            page -> {
              page.postings().stream()
                  .filter(posting -> posting.id().equals(id))
                  .forEach(posting -> claims.add(posting.line().claim()));
              page.unreadable().stream()
                  .filter(each -> each.event().equals(id))
                  .forEach(each -> claims.add(each.claim()));
              return !claims.isEmpty();
            });
    return claims.stream().findFirst();
  }

  /** Whether a page is what is looked for; pages after it are not read. */
  private boolean anyPage(TargetKey target, Predicate<PostingPage> wanted) {
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = ledger.postings().list(target, new PostingList.Held(), from);
      if (wanted.test(page)) {
        return true;
      }
      from = page.next();
    } while (from.isPresent());
    return false;
  }

  /** What a target counts; of one that was taken away it isn't known any more. */
  private Counted counted(TargetKey target) {
    return targets.find(target).map(setup -> setup.target().counted()).orElse(Counted.AMOUNT);
  }

  private SortedSet<TargetKey> targets(TenantId tenant) {
    var all = new TreeSet<TargetKey>();
    ledger.followedTargets().followed().stream()
        .filter(target -> target.tenant().equals(tenant))
        .forEach(all::add);
    targets.of(tenant).forEach(setup -> all.add(new TargetKey(tenant, setup.name())));
    return all;
  }
}
