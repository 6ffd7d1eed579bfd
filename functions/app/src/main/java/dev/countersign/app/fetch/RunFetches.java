package dev.countersign.app.fetch;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryProcessor;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.fetch.RecordReader.Records;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.registry.Secrets;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.Keeping;
import dev.countersign.trust.mapping.KeptPayload;
import dev.countersign.trust.mapping.MappingResult;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of deliveries that wait for them, and handles these then. A vendor that doesn't
 * answer is asked after longer and longer pauses, up to an hour; after three days the delivery is
 * refused by name, and is kept like every refused one.
 */
public final class RunFetches {
  private static final System.Logger LOG = System.getLogger(RunFetches.class.getName());

  /** The most bytes that a record may have. */
  public static final int LARGEST = 262_144;

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final int MOST = 100;

  private final Fetches fetches;
  private final Refusals refusals;
  private final Sources sources;
  private final Secrets secrets;
  private final Map<Kind, DeliveryProcessor<?>> processors;
  private final RecordReader records;
  private final InstantSource clock;

  /**
   * Reads by this reader, which must admit the hosts of the vendors' APIs.
   *
   * @param secrets fetches the sources' credentials
   */
  public RunFetches(
      Ledger ledger,
      Sources sources,
      Secrets secrets,
      Map<Kind, DeliveryProcessor<?>> processors,
      DocumentReader reader,
      InstantSource clock) {
    this.refusals = ledger.refusals();
    this.fetches = ledger.fetches();
    this.sources = sources;
    this.secrets = secrets;
    this.processors = Map.copyOf(processors);
    this.records = new RecordReader(reader, ledger.outcomes(), clock);
    this.clock = clock;
  }

  /**
   * What one run did.
   *
   * @param done how many were handled
   * @param refused how many were refused by name
   * @param defects how many of these since nobody foresaw what happened
   * @param failed how many wait on, by the reason of their failure
   * @param dropped how many were given up since they can't be read, by the reason: {@code expired}
   *     with the retention of their tenant's evidence, or {@code damaged}
   * @param oldest how long the oldest of those that wait on has waited
   */
  public record Report(
      int done,
      int refused,
      int defects,
      Map<String, Integer> failed,
      Map<String, Integer> dropped,
      Duration oldest) {}

  /** Handles what is due, oldest first, until this time; the rest waits for the next run. */
  public Report until(Instant end) {
    var due = fetches.due(clock.instant(), MOST);
    var dropped = DropUnreadable.from(fetches, due.unreadable());
    var tally = new FetchTally(dropped, DropUnreadable.waitingOn(due.unreadable()));
    for (WaitingDelivery waiting : due.readable()) {
      boolean inTime = clock.instant().isBefore(end);
      var result = inTime ? handle(waiting, end) : new FetchResult.Later("no_time");
      tally.add(waiting, result, clock.instant());
    }
    return tally.told();
  }

  private FetchResult handle(WaitingDelivery waiting, Instant end) {
    try {
      return handled(waiting, end);
    } catch (RuntimeException e) {
      // It must not cost the others. Another library's message may quote content.
      String cause = e instanceof OperationFailed ? e.toString() : e.getClass().getName();
      LOG.log(Level.WARNING, "{0}.{1}: {2}", waiting.tenant(), waiting.source(), cause);
      return notNow(waiting, e instanceof Unavailable ? "unavailable" : "broken");
    }
  }

  private FetchResult handled(WaitingDelivery waiting, Instant end) {
    var name = new SourceName(waiting.tenant(), waiting.source());
    var source = sources.find(name).orElse(null);
    var delivery = source == null ? null : delivery(name, source, waiting);
    if (source == null || delivery == null) {
      return refused(waiting, FetchProblems.NO_SOURCE);
    }
    var context = delivery.context();
    var mapped = source.mapper().map(delivery.payload(), context.messageId(), context.receivedAt());
    var rule = source.profile().about().fetch();
    // Its profile may have changed meanwhile, so that it needs nothing any more.
    if (!(mapped instanceof MappingResult.Thin thin) || rule == null) {
      return processed(waiting, source, delivery, null);
    }
    if (source.credential().isEmpty()) {
      return refused(waiting, FetchProblems.NO_CREDENTIAL);
    }
    var credential = secrets.of(source.credential().get());
    var event = new RecordReader.Event(waiting.tenant(), waiting.evidence().digest());
    return switch (records.read(event, rule, credential, thin.urls(), end)) {
      case Records.NotNow(String reason) -> notNow(waiting, reason);
      case Records.All all ->
          processed(waiting, source, delivery.withRecords(all.digests()), all.values());
    };
  }

  private @Nullable AuthenticatedDelivery delivery(
      SourceName name, Source source, WaitingDelivery waiting) {
    var evidence = waiting.evidence();
    var context = AuthenticatedDelivery.keptContext(name, evidence, clock.instant());
    var payload = KeptPayload.of(source.profile(), evidence.raw());
    return context.isEmpty() || payload.isEmpty()
        ? null
        : new AuthenticatedDelivery(context.get(), payload.get(), evidence);
  }

  private FetchResult processed(
      WaitingDelivery waiting,
      Source source,
      AuthenticatedDelivery delivery,
      @Nullable List<Json> fetched) {
    var processor = Objects.requireNonNull(processors.get(source.kind()), "all kinds");
    // What is refused is kept by the processor. Replayed, it is read anew.
    var result = processor.process(source, delivery, fetched);
    if (result instanceof DeliveryResult.NotKept) {
      return later(waiting, "refusals_full");
    }
    if (result instanceof DeliveryResult.TooLarge) {
      return refused(waiting, FetchProblems.TOO_LARGE);
    }
    fetches.finish(waiting);
    return result.problems().isEmpty()
        ? new FetchResult.Done()
        : new FetchResult.Refused(result.defect().isPresent());
  }

  private FetchResult notNow(WaitingDelivery waiting, String reason) {
    if (reason.equals("host_not_admitted")) {
      return refused(waiting, FetchProblems.HOST);
    }
    boolean given = clock.instant().isAfter(waiting.evidence().receivedAt().plus(PATIENCE));
    return given ? refused(waiting, FetchProblems.notRead(reason)) : later(waiting, reason);
  }

  private FetchResult refused(WaitingDelivery waiting, Problem problem) {
    var given = FetchProblems.refused(waiting, problem);
    if (refusals.keep(waiting.tenant(), given) == Keeping.HOUR_IS_FULL) {
      return later(waiting, "refusals_full");
    }
    fetches.finish(waiting);
    return new FetchResult.Refused(false);
  }

  /** The pause doubles with each failure. */
  private FetchResult later(WaitingDelivery waiting, String reason) {
    var longer = FIRST.multipliedBy(1L << Math.min(10, waiting.failures()));
    fetches.putOff(waiting, clock.instant().plus(longer.compareTo(SELDOM) < 0 ? longer : SELDOM));
    return new FetchResult.Later(reason);
  }
}
