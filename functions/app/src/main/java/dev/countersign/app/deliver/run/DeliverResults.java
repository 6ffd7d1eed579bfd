package dev.countersign.app.deliver.run;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.intake.TakeResults.Taken;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.deliver.send.SendReport;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Takes results from the bus and sends them; and sends what became due, each minute. */
public final class DeliverResults {
  private static final int AT_ONCE = 32;

  private final TakeResults take;
  private final SendDue send;
  private final FollowedTargets targets;

  /** Takes and sends by these. */
  public DeliverResults(TakeResults take, SendDue send, FollowedTargets targets) {
    this.take = take;
    this.send = send;
    this.targets = targets;
  }

  /** What was taken, and what was sent after that. */
  public record Delivered(Taken taken, List<SendReport> sent) {
    public Delivered {
      sent = List.copyOf(sent);
    }
  }

  /**
   * Takes messages, then sends to the targets that they are for. What isn't sent until the end is
   * not lost: it stays due.
   *
   * @param end no request begins after it
   */
  public Delivered deliver(List<BusMessage> messages, Instant end) {
    var taken = take.take(messages);
    return new Delivered(taken, send(taken.touched(), end));
  }

  /**
   * Sends what is due of every target that is followed.
   *
   * @param end no request begins after it
   */
  public List<SendReport> sendAll(Instant end) {
    return send(targets.followed(), end);
  }

  /** One that is slow holds up no other. */
  private List<SendReport> send(Collection<TargetKey> all, Instant end) {
    try (var threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("target").factory())) {
      List<Callable<SendReport>> runs =
          all.stream().<Callable<SendReport>>map(target -> () -> send.run(target, end)).toList();
      return threads.invokeAll(runs).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
