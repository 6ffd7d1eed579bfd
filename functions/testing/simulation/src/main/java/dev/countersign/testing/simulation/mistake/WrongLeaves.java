package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A mistake with what the leaf of an entry says: a part of it is forgotten.
 *
 * @param forgotten what the part looks like in canonical JSON
 * @param left what is written in its place
 */
record WrongLeaves(String forgotten, String left, Shows shows) implements MistakeOfMonths {
  /** In which worlds it can show. */
  private enum Shows {
    ANYWHERE,
    IN_QUARRELS
  }

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    // It is last, behind all other members.
    all.put(
        "a leaf forgets what stood before its entry",
        new WrongLeaves(",\"was\":\\{[^}]*\\}\\}$", "}", Shows.ANYWHERE));
    all.put(
        "leaves forget what is at stake",
        new WrongLeaves("\"disputed\":[0-9]+,", "", Shows.IN_QUARRELS));
    all.put(
        "leaves forget the inquiries",
        new WrongLeaves("\"inquiry\":\\{[^}]*\\},", "", Shows.IN_QUARRELS));
    return all;
  }

  @Override
  public boolean quarrels() {
    return shows == Shows.IN_QUARRELS;
  }

  @Override
  public Ledger ledger(Ledger right) {
    return Ports.with(
        right,
        new ForwardingMonths(right.monthIndex()) {
          @Override
          public Set<String> putTogether(
              TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves) {
            return right.putTogether(
                tenant, period, leaves.stream().map(WrongLeaves.this::forgetful).toList());
          }

          @Override
          public Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
            return right.put(tenant, period, forgetful(leaf));
          }
        });
  }

  private IndexedLeaf forgetful(IndexedLeaf leaf) {
    String json = new String(leaf.json().toArray(), StandardCharsets.UTF_8);
    String wrong = json.replaceAll(forgotten, left);
    return new IndexedLeaf(leaf.key(), Bytes.of(wrong.getBytes(StandardCharsets.UTF_8)));
  }
}
