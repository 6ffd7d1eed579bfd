package dev.countersign.forms.engine;

import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.TimeLimits;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A billing engine as its file describes it.
 *
 * @param version raised by each change of the file
 * @param books whose books it bills into: engines of one vendor that have the same name here bill
 *     the same customers
 * @param address where it is
 * @param settings what a target may say of it, or must
 * @param secrets the names of the secrets that a target must have
 * @param counted what it counts, unless the target says otherwise
 * @param usage how a billable is put into it
 * @param cycle after what time it bills
 * @param key how it tells one usage from another; none where it doesn't
 * @param floor whether the sum of a period may be less than zero
 * @param timeout how long a request may take
 * @param pause how it says how long it wants to be left alone, where not by {@code Retry-After}
 * @param corrections the ways in which a usage is taken back, the first that applies being taken
 * @param sums how results are added up, where it takes sums only
 * @param facts where each fact was seen
 */
public record Engine(
    String name,
    int version,
    String books,
    EngineAddress address,
    SortedMap<String, Setting> settings,
    SortedSet<String> secrets,
    EngineAuth auth,
    Counted counted,
    UsageRule usage,
    Optional<EngineKey> key,
    TimeLimits time,
    Cycle cycle,
    Floor floor,
    CallRate rate,
    Duration timeout,
    Optional<PauseHeader> pause,
    List<CorrectionRule> corrections,
    DocumentRules documents,
    ReadBackRules readBack,
    Optional<SumRule> sums,
    SortedMap<String, FactOrigin> facts) {
  public Engine {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    secrets = Collections.unmodifiableSortedSet(new TreeSet<>(secrets));
    corrections = List.copyOf(corrections);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** The rules of all its requests. */
  public Stream<RequestRule> requests() {
    var own =
        corrections.stream()
            .flatMap(rule ->
                rule.request() instanceof CorrectionRule.Request.Own(RequestRule request, var _)
                    ? Stream.of(request)
                    : Stream.of());
    var made =
        Stream.of(documents.credit(), documents.charge())
            .flatMap(Optional::stream)
            .flatMap(document ->
                Stream.concat(
                    document.first().stream().map(first -> first.read().request()),
                    Stream.of(document.find().request(), document.make())));
    var read =
        Stream.of(readBack.byId(), readBack.sums(), readBack.list())
            .flatMap(Optional::stream)
            .map(ReadRule::request);
    return Stream.of(Stream.of(usage.request()), own, made, read).flatMap(each -> each);
  }

  /**
   * What a target may say of an engine.
   *
   * @param what it is, for the one who sets up a target
   * @param otherwise what it is where the target doesn't say; none where it must
   */
  public record Setting(String what, Optional<String> otherwise) {}

  /** After what time an engine bills. */
  public enum Cycle {
    /** Calendar months; one that is closed takes nothing. */
    MONTH,
    /** None: everything is open for ever. */
    NONE
  }

  /** Whether the sum of a period may be less than zero. */
  public enum Floor {
    /** It may not. */
    ZERO,
    /** It may, or nobody said that it may not. */
    NONE
  }

  /**
   * How fast it may be called.
   *
   * @param perSecond requests a second; as fast as it goes where there is none
   * @param readsPerSecond requests a second that read; likewise. They don't count with the others
   * @param atOnce requests under way at one time
   * @param alone what two requests under way at one time may not have in common; names of the input
   */
  public record CallRate(
      Optional<Integer> perSecond,
      Optional<Integer> readsPerSecond,
      int atOnce,
      Set<String> alone) {
    public CallRate {
      alone = Set.copyOf(alone);
    }
  }

  /**
   * How results are added up.
   *
   * @param of what the results of one sum have in common; names of the input
   * @param every the time that one sum spans
   */
  public record SumRule(List<String> of, Duration every) {
    public SumRule {
      of = List.copyOf(of);
    }
  }
}
