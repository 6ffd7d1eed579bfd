package dev.countersign.testing.billing.work;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.AddressLookup;
import dev.countersign.app.deliver.connect.AdmittedHosts;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.HttpsConnection;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.reconcile.BilledFinding;
import dev.countersign.app.deliver.reconcile.LookManner;
import dev.countersign.app.deliver.reconcile.MonthsLooked;
import dev.countersign.app.deliver.reconcile.ReconcileTarget;
import dev.countersign.app.deliver.reconcile.TargetLooks;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.posting.Posting;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.members.Member;
import dev.countersign.testing.billing.work.Mortal.Fate;
import java.lang.reflect.Proxy;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * The product's own posting, over DynamoDB Local and HTTP: workers that each take messages and
 * send, or without messages send what is due, and may die doing so.
 */
public final class Workers {
  private final Ledger ledger = Member.EMBEDDED.ledger();
  private final TargetKey target;
  private final BillingTargets targets;
  private final WorkClock clock;
  private final CallLog calls;
  private int deaths;

  /** Workers for one target. */
  public Workers(TargetSetup setup, WorkClock clock) {
    this.target = new TargetKey(setup.target().tenant(), setup.name());
    this.targets = tenant -> List.of(setup);
    this.clock = clock;
    this.calls = new CallLog(loopback());
    ledger.followedTargets().follow(target);
  }

  /** The product's way to engines, with this machine admitted. */
  public static EngineConnection loopback() {
    try {
      return new HttpsConnection(
          new AdmittedHosts(Set::of, Loopback.ADMITTED, AddressLookup.system()),
          SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public CallLog calls() {
    return calls;
  }

  /** How many workers have died. */
  public int deaths() {
    return deaths;
  }

  /** One worker takes these, and sends; one without messages sends what is due. */
  public void deliver(List<BusMessage> messages) {
    var left = atOnce(List.of(messages), (use, point) -> false, Leases.KEPT);
    if (!left.isEmpty()) {
      throw new IllegalStateException("not taken: " + left.size());
    }
  }

  /** Whether two workers of one target know of each other. */
  public enum Leases {
    /** One has the target's lease. */
    KEPT,
    /** Both believe that they have it, as if one had stood still while its lease ended. */
    BELIEVED
  }

  /**
   * So many workers at once, each with its part of the messages.
   *
   * @return the messages that must come again
   */
  public List<BusMessage> atOnce(List<List<BusMessage>> parts, Fate fate, Leases leases) {
    var left = new ArrayList<BusMessage>();
    try (var threads = Executors.newCachedThreadPool()) {
      var running =
          parts.stream()
              .map(part -> threads.submit(() -> one(part, new Mortal(fate), leases)))
              .toList();
      for (var each : running) {
        left.addAll(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return left;
  }

  /** A worker's run; gives what wasn't taken. */
  private List<BusMessage> one(List<BusMessage> messages, Mortal life, Leases leases) {
    var own = ledger(life, leases);
    var connection = life.using(EngineConnection.class, calls);
    var send =
        new SendDue(
            own, targets, connection, credentials(connection), clock, clock, Workers::threads);
    var take = new TakeResults(own, targets, clock);
    var deliver = new DeliverResults(take, send, own.followedTargets());
    var end = clock.instant().plus(Duration.ofMinutes(1));
    try {
      if (messages.isEmpty()) {
        var _ = deliver.sendAll(end);
        return life.isDead() ? died(messages) : messages;
      }
      var failed = Set.copyOf(deliver.deliver(messages, end).taken().failed());
      return life.isDead()
          ? died(messages)
          : messages.stream().filter(one -> failed.contains(one.id())).toList();
    } catch (Mortal.Killed e) {
      return died(messages);
    } catch (IllegalStateException e) {
      if (!life.isDead()) {
        throw e;
      }
      return died(messages);
    }
  }

  /** A queue shows the messages of a worker that died again. */
  private synchronized List<BusMessage> died(List<BusMessage> messages) {
    deaths++;
    return messages;
  }

  private Ledger ledger(Mortal life, Leases leases) {
    var postings = life.using(Postings.class, ledger.postings());
    var followed =
        life.using(
            FollowedTargets.class,
            leases == Leases.KEPT
                ? ledger.followedTargets()
                : everybodys(ledger.followedTargets()));
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "postings" -> postings;
                  case "followedTargets" -> followed;
                  default -> method.invoke(ledger, arguments);
                });
  }

  /** Gives everybody the lease that asks for it. */
  private static FollowedTargets everybodys(FollowedTargets right) {
    return (FollowedTargets)
        Proxy.newProxyInstance(
            FollowedTargets.class.getClassLoader(),
            new Class<?>[] {FollowedTargets.class},
            (self, method, arguments) ->
                method.getName().equals("lease")
                        || (method.getName().equals("rest") && arguments.length == 3)
                    ? true
                    : method.invoke(right, arguments));
  }

  /** What reconciling finds of these months, without anything being done about it. */
  public List<BilledFinding> differences(List<YearMonth> months) {
    var found = new ConcurrentLinkedQueue<BilledFinding>();
    var looks = new TargetLooks(ledger, calls, credentials(calls), clock, clock, Workers::threads);
    var _ =
        new ReconcileTarget(looks)
            .run(
                targets.find(target).orElseThrow(),
                new MonthsLooked(months),
                LookManner.TELL,
                (finding, first) -> found.add(finding));
    return List.copyOf(found);
  }

  private static EngineCredentials credentials(EngineConnection connection) {
    return new EngineCredentials(new InlineSecrets(), connection, EngineCredentials.noAws());
  }

  private static ExecutorService threads(int number) {
    return Executors.newFixedThreadPool(number, Thread.ofVirtual().factory());
  }

  /** The postings of a list. */
  public List<Posting> list(PostingList which) {
    var all = new ArrayList<Posting>();
    Optional<PostingPage.Cursor> from = Optional.empty();
    do {
      var page = ledger.postings().list(target, which, from);
      all.addAll(page.postings());
      from = page.next();
    } while (from.isPresent());
    return all;
  }

  /** The postings of a record. */
  public Collection<Posting> of(String record) {
    return ledger.postings().of(target, Result.claim(record)).byId().values();
  }
}
