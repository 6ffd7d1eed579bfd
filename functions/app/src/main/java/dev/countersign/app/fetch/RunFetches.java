package dev.countersign.app.fetch;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryProcessor;
import dev.countersign.app.fetch.RecordReader.Records;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.registry.Secrets;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.mapping.KeptPayload;
import dev.countersign.trust.mapping.MappingResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of deliveries that wait for them, and handles these then. A vendor that doesn't
 * answer is asked after longer and longer pauses, up to an hour; after three days the delivery is
 * refused by name, and is kept like every refused one.
 */
public final class RunFetches {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final int MOST = 100;

  /** The most bytes that one record may have. */
  private static final int LARGEST = 262_144;

  private final Ledger ledger;
  private final Fetches fetches;
  private final Sources sources;
  private final Secrets secrets;
  private final Map<Kind, DeliveryProcessor<?>> processors;
  private final RecordReader records;
  private final InstantSource clock;

  RunFetches(
      Ledger ledger,
      Sources sources,
      Secrets secrets,
      Map<Kind, DeliveryProcessor<?>> processors,
      RecordReader records,
      InstantSource clock) {
    this.ledger = ledger;
    this.fetches = ledger.fetches();
    this.sources = sources;
    this.secrets = secrets;
    this.processors = Map.copyOf(processors);
    this.records = records;
    this.clock = clock;
  }

  /**
   * Over these ports.
   *
   * @param hosts names that records may be read from, separated by commas or white space
   */
  public static RunFetches over(
      Ledger ledger,
      Sources sources,
      Secrets secrets,
      Map<Kind, DeliveryProcessor<?>> processors,
      String hosts,
      InstantSource clock) {
    var reader = new HttpsReader(HttpsReader.hosts(hosts), HttpsReader.platformTrust(), LARGEST);
    return over(ledger, sources, secrets, processors, reader, clock);
  }

  static RunFetches over(
      Ledger ledger,
      Sources sources,
      Secrets secrets,
      Map<Kind, DeliveryProcessor<?>> processors,
      HttpsReader reader,
      InstantSource clock) {
    var records = new RecordReader(reader, ledger.outcomes(), clock);
    return new RunFetches(ledger, sources, secrets, processors, records, clock);
  }

  /**
   * What one run did.
   *
   * @param done how many were handled
   * @param refused how many were refused by name
   * @param failed how many wait on, by the reason of their failure
   */
  public record Report(int done, int refused, Map<String, Integer> failed) {}

  /** Handles what is due, oldest first, until this time; the rest waits for the next run. */
  public Report until(Instant end) {
    int done = 0;
    int refused = 0;
    var failed = new TreeMap<String, Integer>();
    for (WaitingDelivery waiting : fetches.due(clock.instant(), MOST)) {
      if (!clock.instant().isBefore(end)) {
        failed.merge("no_time", 1, Integer::sum);
        continue;
      }
      switch (handle(waiting)) {
        case Result.Done handled -> done++;
        case Result.Refused given -> refused++;
        case Result.Later(String reason) -> failed.merge(reason, 1, Integer::sum);
      }
    }
    return new Report(done, refused, Map.copyOf(failed));
  }

  private sealed interface Result {
    record Done() implements Result {}

    record Refused() implements Result {}

    record Later(String reason) implements Result {}
  }

  private Result handle(WaitingDelivery waiting) {
    try {
      return handled(waiting);
    } catch (OperationFailed e) {
      return later(waiting, "unavailable");
    }
  }

  private Result handled(WaitingDelivery waiting) {
    var name = new SourceName(waiting.tenant(), waiting.source());
    var source = sources.find(name).orElse(null);
    var delivery = source == null ? null : delivery(name, source, waiting);
    if (source == null || delivery == null) {
      return refused(waiting, FetchProblems.NO_SOURCE);
    }
    var context = delivery.context();
    var mapped =
        source.mapper().map(delivery.payload(), context.messageId(), context.receivedAt());
    var rule = source.profile().about().fetch();
    if (!(mapped instanceof MappingResult.Thin thin) || rule == null) {
      // Its profile changed meanwhile: it needs nothing any more.
      return processed(waiting, source, delivery, null);
    }
    if (source.credential().isEmpty()) {
      return refused(waiting, FetchProblems.NO_CREDENTIAL);
    }
    var credential = secrets.of(source.credential().get());
    return switch (records.read(
        waiting.tenant(), waiting.evidence().digest(), rule, credential, thin.urls())) {
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

  private Result processed(
      WaitingDelivery waiting,
      Source source,
      AuthenticatedDelivery delivery,
      @Nullable List<Json> fetched) {
    var processor = Objects.requireNonNull(processors.get(source.kind()), "all kinds");
    if (processor.process(source, delivery, fetched).problems().isEmpty()) {
      fetches.finish(waiting, clock.instant());
      return new Result.Done();
    }
    // The processor has kept it as refused. Replayed, it is read anew.
    fetches.release(waiting);
    return new Result.Refused();
  }

  private Result notNow(WaitingDelivery waiting, String reason) {
    if (reason.equals("host_not_admitted")) {
      return refused(waiting, FetchProblems.HOST);
    }
    boolean given =
        clock.instant().isAfter(waiting.evidence().receivedAt().plus(PATIENCE));
    return given ? refused(waiting, FetchProblems.notRead(reason)) : later(waiting, reason);
  }

  private Result refused(WaitingDelivery waiting, Problem problem) {
    var evidence = waiting.evidence();
    ledger
        .refusals()
        .keep(
            waiting.tenant(),
            new RefusedDelivery(
                waiting.source(),
                evidence.receivedAt(),
                List.of(new ItemProblem(0, problem)),
                evidence));
    fetches.release(waiting);
    return new Result.Refused();
  }

  /** The pause doubles with each failure. */
  private Result later(WaitingDelivery waiting, String reason) {
    var longer = FIRST.multipliedBy(1L << Math.min(10, waiting.failures()));
    var pause = longer.compareTo(SELDOM) < 0 ? longer : SELDOM;
    fetches.putOff(waiting, clock.instant().plus(pause));
    return new Result.Later(reason);
  }
}
