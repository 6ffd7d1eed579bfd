package dev.countersign.app.month.seal;

import dev.countersign.app.accept.AcceptanceTerms;
import dev.countersign.app.accept.NoteSilence;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Does what is due of a tenant's months, the oldest first: seals them, and notes the silence of a
 * payer. Before it seals it announces new receipt keys in the log, and puts what the open months
 * have into it, once a day. At its end it tells the bus what became of sealed months.
 */
public final class SealDue {
  /** How long after its review a month is still looked at, so that a run reads no former years. */
  private static final Duration LOOKED_AT = Duration.ofDays(366);

  /** The months of which the last may be open, and the others answered about these days. */
  private static final int RECENT = 4;

  private final SealPorts ports;
  private final SealMonth seal;
  private final NoteSilence silence;
  private final OpenDays days;
  private final AnnouncedKeys announced;
  private final Optional<MonthNews> news;

  /** Without a bus: nobody is told, and nothing counts as told. */
  public SealDue(SealPorts ports, SealMonth seal) {
    this(ports, seal, Optional.empty());
  }

  /** With the bus that is told. */
  public SealDue(SealPorts ports, SealMonth seal, EventBus bus) {
    this(ports, seal, Optional.of(new MonthNews(ports, bus)));
  }

  private SealDue(SealPorts ports, SealMonth seal, Optional<MonthNews> news) {
    this.ports = ports;
    this.seal = seal;
    var months = ports.months();
    var leaves = new MonthLeaves(ports.outcomes(), ports.index(), months, ports.contracts());
    this.silence =
        new NoteSilence(
            new FiledMonths(ports.files()),
            tenant -> AcceptanceTerms.of(months.settings(tenant)),
            leaves::put);
    this.days = new OpenDays(ports);
    this.announced = new AnnouncedKeys(ports);
    this.news = news;
  }

  /**
   * Seals each month that can be sealed now; where one can't, those after it can't either.
   *
   * @return what came of each month that was not sealed before, but for those that are open
   */
  public SequencedMap<YearMonth, Sealing> seal(TenantId tenant, Instant now) {
    var done = new LinkedHashMap<YearMonth, Sealing>();
    announced.announce(now);
    var unsealed = unsealed(tenant, now);
    var looks = unsealed.stream().map(month -> days.log(tenant, month, now)).toList();
    for (IndexedMonth month : unsealed) {
      var sealing = seal.seal(tenant, month.period(), now);
      if (sealing instanceof Sealing.Open) {
        break;
      }
      done.put(month.period(), sealing);
      if (!(sealing instanceof Sealing.Sealed)) {
        break;
      }
    }
    news.ifPresent(of -> of.tell(tenant, toTell(tenant, looks, now)));
    return done;
  }

  /** An old month is hardly ever answered about: looking once a day is enough. */
  private List<IndexedMonth> toTell(TenantId tenant, List<OpenDays.Look> looks, Instant now) {
    var all = ports.months().upTo(tenant, now);
    return looks.contains(OpenDays.Look.FIRST_OF_THE_DAY)
        ? all
        : all.subList(Math.max(0, all.size() - RECENT), all.size());
  }

  /** A month has a proof once it is sealed, and then all before it have one. */
  private List<IndexedMonth> unsealed(TenantId tenant, Instant now) {
    var unsealed = new ArrayList<IndexedMonth>();
    for (IndexedMonth month : ports.months().upTo(tenant, now).reversed()) {
      boolean sealed =
          month.number() == 0 || ports.files().read(SealMonth.proof(tenant, month)).isPresent();
      if (sealed) {
        break;
      }
      unsealed.addFirst(month);
    }
    return unsealed;
  }

  /**
   * Writes down that nobody answered about a sealed month whose review is over, where the tenant's
   * terms take that for a yes. Repeating it changes nothing.
   *
   * @return the months that silence accepted, now or before
   */
  public List<YearMonth> noteSilence(TenantId tenant, Instant now) {
    var review = ports.months().settings(tenant).review();
    var silent = new ArrayList<YearMonth>();
    for (IndexedMonth month : ports.months().upTo(tenant, now)) {
      var closed = month.closedAt();
      if (month.number() == 0 || closed.isEmpty()) {
        continue;
      }
      var over = review.after(closed.get(), month.zone());
      boolean isDue = !now.isBefore(over) && now.isBefore(over.plus(LOOKED_AT));
      if (isDue && silence.of(tenant, month.period(), now).isPresent()) {
        silent.add(month.period());
      }
    }
    return silent;
  }

  /** The months that are not sealed though they should have been closed before this time. */
  public List<YearMonth> overdue(TenantId tenant, Instant now, Instant before) {
    var after = ports.months().settings(tenant).after();
    return unsealed(tenant, now).stream()
        .filter(month -> after.after(month.ends(), month.zone()).isBefore(before))
        .map(IndexedMonth::period)
        .toList();
  }
}
