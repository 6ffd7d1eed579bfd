package dev.countersign.app.month.seal;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.text.Parsed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads a closed month's leaves in order, a page at a time. Where several entries of an outcome
 * have one number, a restore took back all but one of them: the one that the history has.
 */
final class MonthStream {
  private final Outcomes outcomes;
  private final MonthIndex index;
  private final TenantId tenant;
  private final YearMonth period;

  MonthStream(Outcomes outcomes, MonthIndex index, TenantId tenant, YearMonth period) {
    this.outcomes = outcomes;
    this.index = index;
    this.tenant = tenant;
    this.period = period;
  }

  /** Gives each leaf, in the order of their keys. */
  void leaves(Consumer<MonthLeaf> each) {
    var alike = new ArrayList<EntryLeaf>();
    for (LeafKind kind : LeafKind.values()) {
      index.leaves(
          tenant,
          period,
          kind,
          indexed -> {
            var leaf = read(indexed);
            if (!alike.isEmpty() && !(leaf instanceof EntryLeaf entry && isAlike(alike, entry))) {
              flush(alike, each);
            }
            if (leaf instanceof EntryLeaf entry) {
              alike.add(entry);
            } else {
              each.accept(leaf);
            }
          });
    }
    flush(alike, each);
  }

  private static MonthLeaf read(IndexedLeaf indexed) {
    return switch (MonthLeaf.parse(indexed.json().toArray())) {
      case Parsed.Ok<MonthLeaf>(MonthLeaf leaf) -> leaf;
      case Parsed.Malformed<MonthLeaf>(String why) ->
          throw new Defect("a leaf of the index can't be read: " + why, null);
    };
  }

  private static boolean isAlike(List<EntryLeaf> alike, EntryLeaf entry) {
    var first = alike.getFirst();
    return first.outcome().equals(entry.outcome()) && first.seq() == entry.seq();
  }

  private void flush(List<EntryLeaf> alike, Consumer<MonthLeaf> each) {
    if (alike.size() == 1) {
      each.accept(alike.getFirst());
    } else if (!alike.isEmpty()) {
      var stands = standing(alike.getFirst());
      alike.forEach(
          leaf -> each.accept(stands.equals(Optional.of(leaf.entry())) ? leaf : superseded(leaf)));
    }
    alike.clear();
  }

  /** The hash of the entry that the history has under this number. */
  private Optional<String> standing(EntryLeaf leaf) {
    var claim = Claim.parse(leaf.json().text("claim").orElseThrow());
    return outcomes
        .at(tenant, claim, leaf.seq())
        .map(StoredEntry::sealed)
        .map(sealed -> sealed.hash().hex());
  }

  private static EntryLeaf superseded(EntryLeaf leaf) {
    var members = new TreeMap<>(leaf.json().members());
    members.put("superseded", new JsonNode.Bool(true));
    return new EntryLeaf(JsonNode.Obj.of(members));
  }
}
