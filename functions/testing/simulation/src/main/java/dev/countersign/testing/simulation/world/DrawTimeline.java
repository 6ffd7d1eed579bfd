package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.DrawTerms.Succession;
import dev.countersign.testing.simulation.world.Message.Signing;
import dev.countersign.testing.simulation.world.Message.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/** Draws the timeline of a seed's world. */
public final class DrawTimeline {
  private final long seed;
  private final SeededDraws dice;
  private final WorldSize size;
  private final DrawQuarrels quarrels;
  private final List<WorldEvent> events = new ArrayList<>();

  private DrawTimeline(long seed, DrawQuarrels.Where quarrels) {
    this.seed = seed;
    this.dice = SeededDraws.of(seed, "story");
    this.size = WorldSize.draw(dice);
    this.quarrels = new DrawQuarrels(seed, quarrels);
  }

  public static WorldTimeline draw(long seed) {
    return new DrawTimeline(seed, DrawQuarrels.Where.SOME_WORLDS).timeline();
  }

  /** The same, where nobody quarrels. */
  public static WorldTimeline drawPeaceful(long seed) {
    return new DrawTimeline(seed, DrawQuarrels.Where.NOWHERE).timeline();
  }

  private WorldTimeline timeline() {
    int number = size.tenants(dice);
    var tenants = IntStream.rangeClosed(1, number).mapToObj(n -> tenant("t" + n, number)).toList();
    for (Tenant tenant : tenants) {
      new DrawTenant(dice, tenant, size, new DrawClaims(seed, tenant), this::add).draw();
    }
    var end =
        events.stream()
            .map(WorldEvent::at)
            .max(Comparator.naturalOrder())
            .orElse(WorldTimeline.START);
    restore(end);
    events.addAll(quarrels.of(tenants, events));
    events.sort(Comparator.comparing(WorldEvent::at).thenComparingInt(WorldEvent::number));
    var calmFrom = end.plus(Duration.ofMinutes(30)).plus(quarrels.lasting());
    return new WorldTimeline(seed, tenants, List.copyOf(events), calmFrom);
  }

  private Tenant tenant(String id, int of) {
    var signing = new EnumMap<Source, Signing>(Source.class);
    for (Source source : List.of(Source.CRM, Source.DESK, Source.OLD_CRM)) {
      if (dice.perMille(150)) {
        signing.put(source, Signing.BODY_ONLY);
      }
    }
    int outcomes = of == 1 ? size.outcomes(dice) : 1;
    var contracts =
        List.of("deal_won", "ticket_solved").subList(0, outcomes).stream()
            .map(outcome -> contract(id, outcome))
            .toList();
    return new Tenant(id, contracts, signing);
  }

  private TenantTerms contract(String tenant, String outcome) {
    var claimBy =
        dice.oneOf(
            List.of("record.id"), List.of("record.type", "record.id"), List.of("facts.order"));
    var currency = dice.oneOf("EUR", "EUR", "JPY", "KWD");
    var succession =
        dice.perMille(150)
            ? dice.oneOf(Succession.SUCCEEDS, Succession.SINCE_EVER, Succession.REPLACES)
            : Succession.NONE;
    var frame =
        new DrawTerms.Frame(
            outcome,
            claimBy,
            currency,
            dice.perMille(550) ? DrawTerms.Manner.PLAIN : DrawTerms.Manner.RICH,
            succession,
            dice.perMille(700) ? DrawTerms.Witness.DESK : DrawTerms.Witness.NOBODY,
            payers(SeededDraws.of(seed, "payers/" + tenant + "/" + outcome)));
    var terms = new DrawTerms(dice, frame);
    var versions = new ArrayList<TenantTerms.Version>();
    versions.add(first(terms));
    var from = WorldTimeline.START;
    boolean late = versions.getFirst().appliedAt().isAfter(WorldTimeline.START);
    int number = late ? 1 : succession == Succession.NONE ? dice.oneOf(1, 1, 2, 3) : 2;
    for (int version = 2; version <= number; version++) {
      from = from.plus(Duration.ofHours(dice.between(200, 1400)));
      boolean justInTime = dice.perMille(300); // no cache is older than a minute
      var ahead =
          justInTime
              ? Duration.ofSeconds(dice.between(62, 90))
              : Duration.ofMinutes(dice.between(20, 5000));
      var applied = from.minus(ahead);
      versions.add(terms.draw(version, from, applied));
    }
    return new TenantTerms(
        tenant,
        outcome,
        claimBy,
        versions.stream().map(one -> quarrels.clauses(tenant, outcome, one)).toList());
  }

  private static List<String> payers(SeededDraws dice) {
    var first = payer(dice);
    return dice.perMille(250) ? List.of(first, payer(dice)) : List.of(first);
  }

  private static String payer(SeededDraws dice) {
    int draw = dice.below(100);
    return draw < 80
        ? "{customer: c-1}"
        : draw < 90 ? "{customer: c-2}" : draw < 95 ? "{customer: stranger-1}" : "{somebody: c-1}";
  }

  /** Sometimes it is applied long after it is in force: what came before is kept and replayed. */
  private TenantTerms.Version first(DrawTerms terms) {
    boolean late = dice.perMille(60);
    var applied =
        late ? WorldTimeline.START.plus(Duration.ofHours(dice.between(100, 1000))) : Instant.EPOCH;
    return terms.draw(1, Instant.parse("2026-01-01T00:00:00Z"), applied);
  }

  private void restore(Instant end) {
    if (dice.perMille(40)) {
      long span = Duration.between(WorldTimeline.START, end).toMinutes();
      var at = WorldTimeline.START.plus(Duration.ofMinutes(span / 4 + dice.below(span / 2)));
      var to = at.minus(Duration.ofMinutes(1 + dice.below(60 * 24 * 3)));
      add(new WorldEvent.Restored(events.size(), at, to));
    }
  }

  private void add(WorldEvent event) {
    events.add(event);
  }
}
