package dev.countersign.testing.simulation.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.WorldEvent.Quarrelled;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DrawQuarrelsTest {
  /** In this world one of two tenants has a clause. */
  private static final long SEED = 4767;

  @Test
  void of_aTenantWithoutClauses_nobodySpeaks() {
    var world = DrawTimeline.draw(SEED);

    var quarrels =
        world.events().stream()
            .filter(Quarrelled.class::isInstance)
            .map(event -> ((Quarrelled) event).tenant())
            .collect(Collectors.toSet());
    assertEquals(2, world.tenants().size());
    assertFalse(world.tenants().getFirst().sources().contains(Source.PAYER));
    assertEquals(Set.of(world.tenants().getLast()), quarrels);
  }
}
