package dev.countersign.app.deliver.intake;

import dev.countersign.app.deliver.ArrivedResults;
import dev.countersign.app.deliver.ArrivedResults.Arrival;
import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes postings of the result events that the bus brings, however often and in whatever order. A
 * message that fails, for whatever reason, fails alone.
 */
public final class TakeResults {
  private static final System.Logger LOG = System.getLogger(TakeResults.class.getName());

  private final Ledger ledger;
  private final BillingTargets targets;
  private final InstantSource clock;

  /** Makes postings for these targets. */
  public TakeResults(Ledger ledger, BillingTargets targets, InstantSource clock) {
    this.ledger = ledger;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * What became of the messages.
   *
   * @param results how many result events were taken, for all of their targets
   * @param others how many events bill nothing
   * @param failed the ids of the messages that must come again
   * @param unreadable how many of these can't be read, and never will
   * @param held how many postings only a person can decide
   * @param touched the targets that may have something due now
   */
  public record Taken(
      int results,
      int others,
      List<String> failed,
      int unreadable,
      int held,
      SortedSet<TargetKey> touched) {}

  /** Takes the messages, in order. */
  public Taken take(List<BusMessage> messages) {
    var writes = new PostingWrites(ledger.postings(), UUID.randomUUID().toString(), clock);
    var arrived = new ArrivedResults(ledger, writes, clock);
    var failed = new ArrayList<String>();
    var touched = new TreeSet<TargetKey>();
    int results = 0;
    int others = 0;
    int unreadable = 0;
    for (BusMessage message : messages) {
      switch (LineOfEvent.read(message.body())) {
        case Reading.Unreadable<LineOfEvent>(var problems) -> {
          LOG.log(Level.WARNING, "message {0}: {1}", message.id(), problems.getFirst().reason());
          failed.add(message.id());
          unreadable++;
        }
        case Reading.Read<LineOfEvent>(LineOfEvent(var line)) -> {
          boolean taken = line.map(billed -> take(message, billed, arrived, touched)).orElse(true);
          if (!taken) {
            failed.add(message.id());
          } else if (line.isPresent()) {
            results++;
          } else {
            others++;
          }
        }
      }
    }
    return new Taken(results, others, failed, unreadable, writes.held(), touched);
  }

  /** Whether every target has it that it is for. One that fails costs the others nothing. */
  private boolean take(
      BusMessage message,
      LineOfEvent.Billed billed,
      ArrivedResults arrived,
      SortedSet<TargetKey> touched) {
    boolean all = true;
    try {
      for (TargetSetup target : targets.of(billed.tenant())) {
        all &= take(message, billed, target.target(), arrived, touched);
      }
    } catch (RuntimeException e) {
      log(message, "read the targets", e);
      return false;
    }
    return all;
  }

  private boolean take(
      BusMessage message,
      LineOfEvent.Billed billed,
      BillingTarget target,
      ArrivedResults arrived,
      SortedSet<TargetKey> touched) {
    try {
      if (arrived.arrived(billed.line(), target) == Arrival.POSTED) {
        touched.add(new TargetKey(target.tenant(), target.name()));
      }
      return true;
    } catch (RuntimeException e) {
      log(message, "target " + target.name(), e);
      return false;
    }
  }

  /** Names the failure without its message, which may quote content; that of ours never does. */
  private static void log(BusMessage message, String what, RuntimeException e) {
    String cause = e instanceof OperationFailed ? e.toString() : e.getClass().getName();
    LOG.log(Level.WARNING, "message {0}, {1}: {2}", message.id(), what, cause);
  }
}
