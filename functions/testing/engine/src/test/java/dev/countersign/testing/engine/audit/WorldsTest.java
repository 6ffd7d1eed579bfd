package dev.countersign.testing.engine.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.World;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WorldsTest {
  private static final long SEEDS = Long.getLong("seeds", 1000);

  @Test
  void of_worldsLivedByThePage_findsNothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var lived = PageDeliverer.lived(World.of(seed), PageMistake.NONE);
      long number = seed;
      assertEquals(List.of(), BillingAudit.of(lived), () -> "seed " + number + told(lived));
    }
  }

  private static String told(AuditedBilling lived) {
    return Stream.of(
            Stream.of(lived.rules()),
            lived.results().stream(),
            lived.postings().stream(),
            lived.books().requests().stream(),
            lived.books().movements().stream(),
            lived.books().documents().stream())
        .flatMap(part -> part)
        .map(Object::toString)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
