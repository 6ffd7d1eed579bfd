package dev.countersign.testing.billing.targets;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.ConnectionsByScheme;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.FileConnection;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.Posting;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.billing.server.LoopbackServer;
import dev.countersign.testing.billing.server.LoopbackServer.Answer;
import dev.countersign.testing.billing.server.LoopbackServer.Asked;
import dev.countersign.testing.billing.work.Result;
import dev.countersign.testing.billing.work.WorkClock;
import dev.countersign.testing.billing.work.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** The product's own posting for one target, over HTTP, to a strict engine of its samples. */
final class TargetRun implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

  final WorkClock clock = new WorkClock(NOON);

  private final TargetCase target;
  private final Optional<SampledEngine> engine;
  private final TargetKey key;
  private final BillingTargets targets;
  private final Ledger ledger = new InMemoryLedger();
  private final LoopbackServer server;
  private final SendDue send;
  private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();

  TargetRun(TargetCase target, Path folder) {
    this.target = target;
    this.engine = target.isFile() ? Optional.empty() : Optional.of(new SampledEngine(target));
    TargetSetup setup = target.setup(folder);
    this.key = new TargetKey(setup.target().tenant(), setup.name());
    this.targets = tenant -> List.of(setup);
    this.server = new LoopbackServer(this::answer);
    EngineConnection http = new Redirected(Workers.loopback(), server.address());
    EngineConnection connection =
        new ConnectionsByScheme(Map.of("https", http, "file", new FileConnection()));
    this.send =
        new SendDue(
            ledger,
            targets,
            connection,
            new EngineCredentials(
                new InlineSecrets(),
                connection,
                (request, service, region, now) -> Map.of("authorization", "AWS4-HMAC-SHA256")),
            clock,
            clock,
            number -> Executors.newFixedThreadPool(number, Thread.ofVirtual().factory()));
  }

  private Answer answer(Asked asked) {
    try {
      return engine().answer(asked);
    } catch (RuntimeException | AssertionError e) {
      wrong.add(e);
      return Answer.json(0, "");
    }
  }

  /** The engine that answers; a folder has none. */
  SampledEngine engine() {
    return engine.orElseThrow();
  }

  /** A result, billed now. */
  Result billed(String record, long cents) {
    return Result.billed(record, 1, cents, target, clock.instant());
  }

  /** Takes results of one entry. */
  void take(Result... entry) {
    var taken = new TakeResults(ledger, targets, clock).take(Result.messages(List.of(entry)));
    if (!taken.failed().isEmpty()) {
      throw new AssertionError("not taken: " + target);
    }
  }

  /** Sends what is due. */
  void send() {
    wrong.clear();
    var report = send.run(key, clock.instant().plus(Duration.ofMinutes(1)));
    for (Throwable first : wrong) {
      throw new AssertionError(first);
    }
    if (report.count("failed") > 0 || report.count("unreadable") > 0) {
      throw new AssertionError(report.toString());
    }
  }

  /** Sends what is due after a time. */
  void sendAfter(Duration time) {
    clock.pause(time);
    send();
  }

  Posting posting(Result result) {
    var all = ledger.postings().of(key, Result.claim(result.record())).byId();
    return Objects.requireNonNull(all.get(new EventId(result.id())), result::id);
  }

  String state(Result result) {
    return posting(result).state().word();
  }

  @Override
  public void close() {
    server.close();
  }
}
