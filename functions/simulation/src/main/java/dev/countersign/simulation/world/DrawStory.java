package dev.countersign.simulation.world;

import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.world.Message.Signing;
import dev.countersign.simulation.world.Message.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a seed's story. */
public final class DrawStory {
  private final long seed;
  private final Dice dice;
  private final Size size;
  private final List<Happening> happenings = new ArrayList<>();

  private DrawStory(long seed) {
    this.seed = seed;
    this.dice = Dice.of(seed, "story");
    this.size = Size.draw(dice);
  }

  public static Story draw(long seed) {
    return new DrawStory(seed).story();
  }

  private Story story() {
    int number = size.tenants(dice);
    var tenants = IntStream.rangeClosed(1, number).mapToObj(n -> tenant("t" + n, number)).toList();
    tenants.forEach(tenant -> new DrawTenant(dice, tenant, size, this::add).draw());
    var end =
        happenings.stream().map(Happening::at).max(Comparator.naturalOrder()).orElse(Story.START);
    restore(end);
    happenings.sort(Comparator.comparing(Happening::at).thenComparingInt(Happening::number));
    return new Story(seed, tenants, List.copyOf(happenings), end.plus(Duration.ofMinutes(30)));
  }

  private Tenant tenant(String id, int of) {
    var signing = new EnumMap<Source, Signing>(Source.class);
    for (Source source : List.of(Source.CRM, Source.DESK)) {
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

  private Contract contract(String tenant, String outcome) {
    var claimBy =
        dice.oneOf(
            List.of("record.id"), List.of("record.type", "record.id"), List.of("facts.order"));
    var currency = dice.oneOf("EUR", "EUR", "JPY", "KWD");
    var both = dice.perMille(700);
    var frame =
        new DrawTerms.Frame(
            outcome, claimBy, currency, both ? List.of("crm", "desk") : List.of("crm"));
    var terms = new DrawTerms(dice, frame);
    var versions = new ArrayList<Contract.Version>();
    versions.add(first(terms));
    var from = Story.START;
    boolean late = versions.getFirst().appliedAt().isAfter(Story.START);
    int number = late ? 1 : dice.oneOf(1, 1, 2, 3);
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
    return new Contract(tenant, outcome, claimBy, List.copyOf(versions));
  }

  /** Sometimes long after it is in force: what was said before is kept, and replayed. */
  private Contract.Version first(DrawTerms terms) {
    boolean late = dice.perMille(60);
    var applied =
        late ? Story.START.plus(Duration.ofHours(dice.between(100, 1000))) : Instant.EPOCH;
    return terms.draw(1, Instant.parse("2026-01-01T00:00:00Z"), applied);
  }

  private void restore(Instant end) {
    if (dice.perMille(40)) {
      long span = Duration.between(Story.START, end).toMinutes();
      var at = Story.START.plus(Duration.ofMinutes(span / 4 + dice.below(span / 2)));
      var to = at.minus(Duration.ofMinutes(1 + dice.below(60 * 24 * 3)));
      add(new Happening.Restored(happenings.size(), at, to));
    }
  }

  private void add(Happening happening) {
    happenings.add(happening);
  }
}
