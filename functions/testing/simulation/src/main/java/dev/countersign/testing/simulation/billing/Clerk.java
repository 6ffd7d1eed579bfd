package dev.countersign.testing.simulation.billing;

import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.domain.planning.PersonsDecision;
import dev.countersign.domain.planning.PersonsDecision.Granted;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.engine.Account;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The person who looks at what is held, some hours later, and mostly decides. */
public final class Clerk {
  private static final int MOST = 3;

  private final SimulatedCloud cloud;
  private final Billing billing;
  private final long seed;
  private final Map<String, Integer> looked = new HashMap<>();

  /** One who decides by what a seed draws. */
  public Clerk(SimulatedCloud cloud, Billing billing, long seed) {
    this.cloud = cloud;
    this.billing = billing;
    this.seed = seed;
    billing.follow(this::changed);
  }

  private void changed(TargetKey target, Posting posting) {
    if (posting.state() instanceof Held) {
      String name = "clerk/" + target + "/" + posting.id();
      int times = looked.merge(name, 1, Integer::sum);
      var dice = SeededDraws.of(seed, name + "/" + times);
      if (times <= MOST && dice.perMille(600)) {
        var later = Duration.ofMinutes(90 + dice.below(60 * 24 * 5));
        cloud.clock().after(later, () -> look(target, posting.id().value(), dice));
      }
    }
  }

  private void look(TargetKey target, String id, SeededDraws dice) {
    billing
        .posting(target, id)
        .filter(posting -> posting.state() instanceof Held)
        .ifPresent(posting -> decide(target, posting, dice));
  }

  private void decide(TargetKey target, Posting posting, SeededDraws dice) {
    var wish = wish(target, posting, ((Held) posting.state()).reason(), dice);
    var now = cloud.clock().now();
    cloud.say(() -> "CLERK " + wish + " " + posting.id());
    var word = new PersonsWord(new Person("clerk"), now, "seen");
    var ledger = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
    var setup = billing.setups().find(target).orElseThrow();
    var done = new boolean[1];
    var _ =
        new PostingWrites(ledger.postings(), "clerk", () -> now)
            .settle(
                setup.target(),
                posting.line().claim(),
                postings -> {
                  var changes =
                      done[0]
                          ? List.<PostingChange>of()
                          : granted(
                              PersonsDecision.of(
                                  posting.id(), wish, word, postings, setup.target()));
                  done[0] = true;
                  return changes;
                });
    cloud.publishChanges();
  }

  private static List<PostingChange> granted(Granted granted) {
    return granted instanceof Granted.Yes(var changes) ? changes : List.of();
  }

  private Wish wish(TargetKey target, Posting posting, HeldReason reason, SeededDraws dice) {
    return switch (reason) {
      case HeldReason.Conflict conflict -> asSeen(target, posting);
      case HeldReason.Unconfirmed unconfirmed -> asSeen(target, posting);
      case HeldReason.Task task -> {
        if (dice.perMille(400)) {
          yield Wish.GIVE_UP;
        }
        byHand(target, posting, task);
        yield Wish.DONE;
      }
      default -> dice.perMille(500) ? Wish.GIVE_UP : Wish.RELEASE;
    };
  }

  /** Looks into the engine's books, whatever the engine itself can be asked. */
  private Wish asSeen(TargetKey target, Posting posting) {
    var books = billing.engine(target).books(cloud.clock().now());
    String key = posting.id().value();
    boolean isThere = books.movedBy(key).isPresent() || books.documented(key).isPresent();
    return isThere ? Wish.DONE : Wish.RELEASE_NOT_THERE;
  }

  private void byHand(TargetKey target, Posting posting, HeldReason.Task task) {
    var line = posting.line();
    var currency = line.isPriced() ? line.amount().currency().getCurrencyCode() : "units";
    var account = new Account(task.customer().value(), line.meter().name() + "-" + currency);
    var now = cloud.clock().now();
    billing.engine(target).documentByHand(posting.id().value(), account, task.net(), now);
  }
}
