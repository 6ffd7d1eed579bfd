package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.TenantTerms;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the targets of a world: one or two for each tenant. A world whose table is restored has
 * none: what a restored table forgot of its postings is another story.
 */
final class DrawTargets {
  private final WorldTimeline timeline;

  private DrawTargets(WorldTimeline timeline) {
    this.timeline = timeline;
  }

  static List<DrawnTarget> draw(WorldTimeline timeline) {
    var targets = new ArrayList<DrawnTarget>();
    if (timeline.events().stream().anyMatch(WorldEvent.Restored.class::isInstance)) {
      return targets;
    }
    var draw = new DrawTargets(timeline);
    for (Tenant tenant : timeline.tenants()) {
      targets.add(draw.target(tenant, "main"));
      if (SeededDraws.of(timeline.seed(), "targets/" + tenant.id()).perMille(300)) {
        targets.add(draw.target(tenant, "second"));
      }
    }
    return targets;
  }

  private DrawnTarget target(Tenant tenant, String name) {
    var dice = SeededDraws.of(timeline.seed(), "target/" + tenant.id() + "/" + name);
    var engine = DrawEngine.draw(timeline, tenant.id() + "/" + name);
    var outcomes = tenant.contracts().stream().map(TenantTerms::outcome).toList();
    return new DrawnTarget(
        tenant.id(),
        name,
        engine.rules(),
        engine.way(),
        dice.perMille(150) ? in(dice, 60) : Instant.parse("2026-01-01T00:00:00Z"),
        dice.perMille(850) ? "amount_minor" : "quantity",
        dice.perMille(800) ? "now" : "hold",
        dice.perMille(100) ? dice.oneOf(outcomes) : null,
        dice.perMille(60) ? "EUR" : null,
        dice.oneOf(0, 2, 5),
        dice.perMille(800) ? 1 : 3,
        dice.perMille(300) ? in(dice, 100) : Instant.MAX);
  }

  private static Instant in(SeededDraws dice, int days) {
    return WorldTimeline.START.plus(Duration.ofMinutes(dice.below(days * 24 * 60)));
  }
}
