package dev.countersign.testing.simulation.check;

import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The months of a world, as far as disputes look at them. */
public interface WorldMonths {
  /** Of a world whose tenants seal none. */
  WorldMonths NONE =
      new WorldMonths() {
        @Override
        public List<MonthSealing> sealed() {
          return List.of();
        }

        @Override
        public Optional<Instant> closes(String tenant, Instant recorded) {
          return Optional.empty();
        }

        @Override
        public List<Json.Obj> answers(String tenant, String period) {
          return List.of();
        }

        @Override
        public void expect(String leaf, LeafColumns columns) {}
      };

  /** Those that were sealed, in the order of it. */
  List<MonthSealing> sealed();

  /** When the month of something that was recorded then is closed. */
  Optional<Instant> closes(String tenant, Instant recorded);

  /** What the file beside a month says that was answered about it. */
  List<Json.Obj> answers(String tenant, String period);

  /**
   * Tells what a leaf must say of disputes and inquiries.
   *
   * @param leaf the beginning of its key, without what comes of the entry's hash
   */
  void expect(String leaf, LeafColumns columns);
}
