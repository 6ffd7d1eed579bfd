package dev.countersign.ledger.contract;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.TargetRest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.TargetKey;
import dev.countersign.testing.random.SeededDraw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Draws operations on postings and targets, over so few of them that they meet. */
record DrawnPosting(SeededDraw draw) {
  private static final List<TargetKey> TARGETS =
      List.of(target("one", "lago"), target("one", "file"), target("two", "lago"));

  private static TargetKey target(String tenant, String name) {
    return new TargetKey(new TenantId(tenant), new TargetName(name));
  }

  /** The next operation. */
  Function<Ledger, Object> next() {
    var target = draw.of(TARGETS.toArray(TargetKey[]::new));
    String name = draw.of("a", "b", "c");
    var claim = Samples.claim(draw.of("P-1", "P-2"));
    var time = time();
    String run = draw.of("run-1", "run-2");
    return switch (draw.below(10)) {
      case 0, 1, 2, 3 -> {
        var one = PostingSamples.posting(target, claim, name, state());
        var other = PostingSamples.posting(target, claim, name + name, state());
        boolean stale = draw.percent(20);
        boolean both = draw.percent(30);
        yield ledger -> {
          var changes = new ArrayList<PostingChange>();
          changes.add(change(ledger, target, one, stale));
          if (both) {
            changes.add(change(ledger, target, other, false));
          }
          return ledger.postings().write(run, changes);
        };
      }
      case 4 -> ledger -> ledger.postings().of(target, claim);
      case 5 -> ledger -> due(ledger, target, time);
      case 6 ->
          ledger -> {
            due(ledger, target, time).stream()
                .findFirst()
                .ifPresent(due -> ledger.postings().putOff(due, time.plusSeconds(7)));
            return "put off";
          };
      case 7 -> ledger -> listed(ledger, target, new PostingList.Decided(Samples.NOON, time));
      case 8 -> ledger -> ledger.followedTargets().lease(target, run, time, time.plusSeconds(9));
      default -> {
        var rest = new TargetRest(draw.below(4), draw.below(3), time, null, null);
        yield ledger -> ledger.followedTargets().rest(target, run, rest);
      }
    };
  }

  /** A change of what is there to this state; a stale one names the version before. */
  private static PostingChange change(
      Ledger ledger, TargetKey target, Posting wanted, boolean stale) {
    var there = ledger.postings().of(target, wanted.line().claim()).posting(wanted.id());
    if (there.isEmpty() || stale) {
      return new PostingChange(null, wanted);
    }
    return new PostingChange(there.get(), there.get().to(wanted.state()));
  }

  private Instant time() {
    return Samples.NOON.plusSeconds(draw.below(60));
  }

  private PostingState state() {
    var time = time();
    return switch (draw.below(5)) {
      case 0 -> PostingSamples.ready(time);
      case 1 -> PostingSamples.sending(time, time());
      case 2 -> PostingSamples.sent(time);
      case 3 -> PostingSamples.held();
      default -> new PostingState.Waiting(PostingSamples.event("x"));
    };
  }

  /** Everything that a ledger holds of these targets. */
  static Object contents(Ledger ledger) {
    var contents = new ArrayList<Object>();
    for (TargetKey target : TARGETS) {
      contents.add(due(ledger, target, Samples.NOON.plusSeconds(3600)));
      for (PostingList list :
          List.of(
              new PostingList.Due(),
              new PostingList.Waiting(),
              new PostingList.Held(),
              new PostingList.Decided(Samples.NOON, Samples.NOON.plusSeconds(60)))) {
        contents.add(listed(ledger, target, list));
      }
      contents.add(ledger.followedTargets().rest(target));
    }
    return contents;
  }

  /** The order of what is due at one time is nobody's promise. */
  private static List<DuePosting> due(Ledger ledger, TargetKey target, Instant now) {
    return ledger.postings().due(target, now, 1000).stream()
        .sorted(
            Comparator.comparing(DuePosting::dueAt)
                .thenComparing(DuePosting::event)
                .thenComparing(DuePosting::claim))
        .toList();
  }

  private static List<Posting> listed(Ledger ledger, TargetKey target, PostingList list) {
    var found = new ArrayList<Posting>();
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = ledger.postings().list(target, list, from);
      found.addAll(page.postings());
      from = page.next();
    } while (from.isPresent());
    found.sort(Comparator.comparing(Posting::id).thenComparing(posting -> posting.line().claim()));
    return found;
  }
}
