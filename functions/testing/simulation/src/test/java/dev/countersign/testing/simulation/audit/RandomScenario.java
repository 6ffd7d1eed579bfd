package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.simulation.run.ScenarioText;
import dev.countersign.testing.simulation.world.DrawTimeline;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The lives of a tenant's facts as a scenario's lines: those of a seed's world, without its clouds
 * and faults.
 */
final class RandomScenario {
  private final Random chance;
  private final List<String> lines = new ArrayList<>();

  private RandomScenario(long seed) {
    this.chance = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  static List<String> of(long seed) {
    var life = new RandomScenario(seed);
    life.live(seed);
    return life.lines;
  }

  private void live(long seed) {
    var timeline = DrawTimeline.draw(seed);
    Tenant tenant = timeline.tenants().getFirst();
    lines.add(ScenarioText.terms(tenant));
    var last = timeline.events().getFirst().at();
    for (WorldEvent event : timeline.events()) {
      switch (event) {
        case WorldEvent.Sent sent when sent.message().tenant().equals(tenant) ->
            lines.addAll(ScenarioText.lines(sent.at(), sent.message()));
        case WorldEvent.Looked looked when looked.tenant().equals(tenant) -> lines.add(by(looked));
        default -> {}
      }
      last = event.at();
    }
    int days = chance.nextInt(3) == 0 ? chance.nextInt(20) : 400;
    lines.add("{\"at\":\"" + later(last, days) + "\"}");
  }

  private static Instant later(Instant last, int days) {
    return last.plus(Duration.ofDays(days));
  }

  /** A person decides, whether there is something to decide or not. */
  private String by(WorldEvent.Looked looked) {
    var claim = looked.contract().claim(looked.fact());
    String decision =
        chance.nextInt(3) == 0
            ? "\"session\":\"ses_" + (1 + chance.nextInt(4)) + "\""
            : "\"finding\":\"" + (chance.nextInt(3) == 0 ? "falls" : "stands") + "\"";
    return "{\"at\":\"%s\",\"claim\":\"%s\",\"resolution\":{\"by\":\"ada\",\"why\":\"asked\",%s}}"
        .formatted(looked.at(), claim, decision);
  }
}
