package dev.countersign.testing.simulation.months;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.simulation.check.LeafColumns;
import dev.countersign.testing.simulation.check.MonthSealing;
import dev.countersign.testing.simulation.check.WorldMonths;
import dev.countersign.testing.simulation.meaning.Members;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The months of a world, as far as disputes look at them.
 *
 * @param sealings those that were sealed so far
 * @param drawn how tenants seal theirs
 * @param columns what leaves must say of disputes and inquiries, by the beginnings of their keys
 */
record LinesOfMonths(
    MonthBucket bucket,
    List<MonthSealing> sealings,
    Map<String, DrawnMonths> drawn,
    Map<String, LeafColumns> columns)
    implements WorldMonths {
  @Override
  public void expect(String leaf, LeafColumns says) {
    columns.put(leaf, says);
  }

  @Override
  public List<MonthSealing> sealed() {
    return List.copyOf(sealings);
  }

  @Override
  public List<Json.Obj> answers(String tenant, String period) {
    return bucket
        .bytes(tenant + "-" + period + ".acceptance")
        .map(bytes -> Members.parse(new String(bytes, StandardCharsets.UTF_8)))
        .map(file -> Members.items(file, "answers").stream().map(Json.Obj.class::cast).toList())
        .orElse(List.of());
  }

  @Override
  public Optional<Instant> closes(String tenant, Instant recorded) {
    var settings = Objects.requireNonNull(drawn.get(tenant), tenant);
    var end =
        YearMonth.from(recorded.atZone(settings.zone()))
            .plusMonths(1)
            .atDay(1)
            .atStartOfDay(settings.zone());
    return Optional.of(end.toInstant().plus(settings.after()));
  }
}
