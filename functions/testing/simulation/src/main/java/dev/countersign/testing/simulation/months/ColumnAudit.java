package dev.countersign.testing.simulation.months;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import dev.countersign.testing.simulation.check.LeafColumns;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Holds what months say of disputes and inquiries, in their lines and their headers, against the
 * oracle (docs/month.md, sections 3 and 4).
 *
 * @param columns what leaves must say, by the beginnings of their keys; where there are none,
 *     nobody quarrels
 * @param findings gets what must not be
 * @param reached gets what occurred
 */
record ColumnAudit(
    MonthBucket bucket,
    MonthIndex index,
    Map<String, LeafColumns> columns,
    Consumer<String> findings,
    Consumer<String> reached) {
  private static final String DISPUTED = "disputed";
  private static final String HELD = "held";

  /** What a tenant's months sum to, from the first to the one that is looked at. */
  private record Sum(SortedMap<String, Long> disputed, SortedMap<String, Long> held) {
    void add(ReadLeaf leaf, String side, Sums sums, int sign) {
      leaf.currency(side)
          .ifPresent(currency -> {
            disputed.merge(currency, sign * sums.disputed(), Long::sum);
            held.merge(currency, sign * sums.held(), Long::sum);
          });
    }
  }

  void check(String tenant) {
    if (columns.isEmpty()) {
      return;
    }
    var sum = new Sum(new TreeMap<>(), new TreeMap<>());
    for (IndexedMonth month : index.months(new TenantId(tenant))) {
      String name = tenant + "-" + month.period();
      bucket
          .bytes(name + ".sealed")
          .map(ReadMonth::sealed)
          .ifPresentOrElse(
              sealed -> check(name, sealed, sum),
              () ->
                  check(name, ReadMonth.indexed(index, new TenantId(tenant), month.period()), sum));
    }
  }

  private void check(String name, ReadMonth month, Sum sum) {
    var inquiries = new TreeMap<String, SortedMap<String, Long>>();
    for (ReadLeaf leaf : month.leaves()) {
      var says = columns.get(leaf.keyWithoutHash());
      if (says != null && !leaf.marks().contains("superseded")) {
        same(name, leaf, "was", says.was());
        same(name, leaf, "is", says.is());
        sum.add(leaf, "was", says.was(), -1);
        sum.add(leaf, "is", says.is(), 1);
        for (String word : says.inquiries()) {
          inquiries
              .computeIfAbsent(leaf.type(), type -> new TreeMap<>())
              .merge(word, 1L, Long::sum);
          reached.accept("month with an inquiry " + word);
        }
        if (says.is().disputed() > 0) {
          reached.accept("month with a disputed line");
        }
      }
    }
    month
        .header()
        .forEach(header -> {
          same(name + ": what is disputed", sum.disputed(), header.sums(DISPUTED));
          same(name + ": what is held", sum.held(), header.sums(HELD));
          same(name + ": counts of inquiries", inquiries, header.inquiries());
        });
  }

  private void same(String name, ReadLeaf leaf, String side, Sums wanted) {
    String of = name + ": " + leaf.key() + ": " + side + ".";
    same(of + DISPUTED, wanted.disputed(), leaf.sum(side, DISPUTED));
    same(of + HELD, wanted.held(), leaf.sum(side, HELD));
  }

  /** What is zero needs no currency. */
  private void same(String what, SortedMap<String, Long> wanted, SortedMap<String, Long> found) {
    var there = new TreeMap<>(wanted);
    there.values().removeIf(sum -> sum == 0);
    found.values().removeIf(sum -> sum == 0);
    same(what, (Object) there, found);
  }

  private void same(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      findings.accept(what + ": " + found + ", not " + wanted);
    }
  }
}
