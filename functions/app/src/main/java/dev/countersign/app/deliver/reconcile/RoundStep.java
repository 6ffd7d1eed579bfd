package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.TargetKey;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a round is, and as the text that the ledger keeps. */
sealed interface RoundStep {
  /** Between the fields of a line, and between lines: characters that no field has. */
  String FIELD = "\u001f";

  String LINE = "\u001e";

  /** It goes over the entries. */
  record Entries(Optional<EntryPages.Cursor> from) implements RoundStep {}

  /** It goes over the engines: of each target that is left, from this place on. */
  record Engines(Map<TargetKey, Optional<LookPlace>> left) implements RoundStep {
    public Engines {
      left = Map.copyOf(left);
    }
  }

  /** It is over. */
  record Over() implements RoundStep {}

  /** The text; empty where it is over. */
  default String text() {
    return switch (this) {
      case Over over -> "";
      case Entries(var from) -> "entries" + from.map(cursor -> FIELD + cursor.text()).orElse("");
      case Engines(var left) -> {
        var lines = new ArrayList<String>(List.of("engines"));
        new TreeMap<>(left).forEach((target, place) -> lines.add(line(target, place)));
        yield String.join(LINE, lines);
      }
    };
  }

  /**
   * The step of a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static RoundStep read(String text) {
    if (text.isEmpty()) {
      return new Over();
    }
    String[] lines = text.split(LINE, -1);
    String[] first = lines[0].split(FIELD, -1);
    return switch (first[0]) {
      case "entries" ->
          new Entries(
              first.length == 1 ? Optional.empty() : Optional.of(new EntryPages.Cursor(first[1])));
      case "engines" -> {
        Map<TargetKey, Optional<LookPlace>> left = new TreeMap<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
          String[] of = line.split(FIELD, -1);
          left.put(
              new TargetKey(new TenantId(of[0]), new TargetName(of[1])),
              of.length == 2 ? Optional.empty() : Optional.of(place(of)));
        }
        yield new Engines(left);
      }
      default -> throw new IllegalArgumentException("no step of a round");
    };
  }

  private static String line(TargetKey target, Optional<LookPlace> place) {
    String name = target.tenant() + FIELD + target.name();
    return place
        .map(at ->
            String.join(
                FIELD,
                name,
                at.month().toString(),
                at.group().customer(),
                at.group().meter(),
                at.id()))
        .orElse(name);
  }

  private static LookPlace place(String[] of) {
    return new LookPlace(YearMonth.parse(of[2]), new BilledGroup(of[3], of[4]), of[5]);
  }
}
