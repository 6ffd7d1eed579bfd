package dev.countersign.testing.simulation.months;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import dev.countersign.testing.simulation.months.MonthBooks.Written;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds the months of a world against what was written and published in it (docs/month.md, section
 * 12).
 */
final class MonthAudit {
  private final MonthBucket bucket;
  private final MonthBooks books;
  private final MonthIndex index;
  private final SellerKeys keys;
  private final Consumer<String> findings;
  private final Consumer<String> reached;

  MonthAudit(
      MonthBucket bucket,
      MonthBooks books,
      MonthIndex index,
      String publicKeys,
      Consumer<String> findings,
      Consumer<String> reached) {
    this.bucket = bucket;
    this.books = books;
    this.index = index;
    this.keys = SellerKeys.parse(publicKeys.getBytes(StandardCharsets.UTF_8)).orThrow();
    this.findings = findings;
    this.reached = reached;
  }

  void check(List<String> tenants) {
    tenants.forEach(this::check);
    new LogAudit(bucket, findings).check();
  }

  private void check(String tenant) {
    Map<String, List<String>> places = new HashMap<>();
    Map<String, List<String>> results = new HashMap<>();
    SortedMap<String, Long> lines = new TreeMap<>();
    SortedMap<String, Long> headers = new TreeMap<>();
    var previous = new ArrayList<MonthFile>();
    for (IndexedMonth month : index.months(new TenantId(tenant))) {
      String name = tenant + "-" + month.period();
      var file = bucket.bytes(name + ".sealed");
      var read =
          file.map(ReadMonth::sealed)
              .orElseGet(() -> ReadMonth.indexed(index, new TenantId(tenant), month.period()));
      reached.accept(file.isPresent() ? "month sealed" : "month open");
      var own = new TreeMap<String, Long>();
      for (ReadLeaf leaf : read.leaves()) {
        places.computeIfAbsent(leaf.key(), key -> new ArrayList<>()).add(name);
        leaf.results()
            .forEach(
                (id, amount) -> results.computeIfAbsent(id, of -> new ArrayList<>()).add(amount));
        leaf.addTo(own);
        leaf.marks().forEach(mark -> reached.accept("month " + mark));
      }
      own.forEach((currency, sum) -> lines.merge(currency, sum, Long::sum));
      if (read.header().isEmpty()) {
        own.forEach((currency, sum) -> headers.merge(currency, sum, Long::sum));
      } else {
        read.header().getFirst().addNetTo(headers);
      }
      file.ifPresent(bytes -> {
        verify(name, bytes, previous, tenant, places);
        previous.add(given(name, bytes));
      });
    }
    sums(tenant, lines, headers);
    results(tenant, results);
    entries(tenant, places);
  }

  /** The sum of all months is what stands billed. */
  private void sums(String tenant, SortedMap<String, Long> lines, SortedMap<String, Long> headers) {
    var published = new TreeMap<String, Long>();
    books
        .results(tenant)
        .values()
        .forEach(result ->
            published.merge(
                MonthBooks.currency(result.amount()), result.amount().minor(), Long::sum));
    published.values().removeIf(sum -> sum == 0);
    lines.values().removeIf(sum -> sum == 0);
    headers.remove(MonthBooks.UNITS);
    headers.values().removeIf(sum -> sum == 0);
    same(tenant + ": what the months' lines sum to, and what is published", published, lines);
    same(tenant + ": what stands billed, and what is published", published, books.standing(tenant));
    published.remove(MonthBooks.UNITS);
    same(tenant + ": what the months' headers sum to, and what is published", published, headers);
  }

  /** Each result is in one leaf, as it was published. */
  private void results(String tenant, Map<String, List<String>> inLeaves) {
    var published = books.results(tenant);
    published.forEach((id, result) -> {
      String wanted = MonthBooks.currency(result.amount()) + " " + result.amount().minor();
      same(id + " in the leaves", List.of(wanted), inLeaves.getOrDefault(id, List.of()));
    });
    inLeaves.keySet().stream()
        .filter(id -> !published.containsKey(id))
        .forEach(id -> findings.accept("in a leaf, and never published: " + id));
  }

  /** Each entry, whose receipt was given out, is in one month; anything else in one at most. */
  private void entries(String tenant, Map<String, List<String>> places) {
    for (Written entry : books.entries(tenant)) {
      if (!places.containsKey(entry.key())) {
        findings.accept("in no month: " + entry.key());
      }
    }
    places.forEach((key, months) -> {
      if (months.size() > 1 && !key.equals("0")) {
        findings.accept("in several months: " + key + " " + months);
      }
    });
  }

  private void verify(
      String name,
      byte[] bytes,
      List<MonthFile> previous,
      String tenant,
      Map<String, List<String>> places) {
    var proof = bucket.bytes(name + ".proof");
    if (proof.isEmpty()) {
      findings.accept("not in the log: " + name);
      return;
    }
    String receipts =
        books.entries(tenant).stream()
            .filter(entry -> places.getOrDefault(entry.key(), List.of()).contains(name))
            .map(Written::receipt)
            .collect(Collectors.joining("\n"));
    var given =
        new MonthGiven(
            keys,
            previous,
            given("receipts", receipts.getBytes(StandardCharsets.UTF_8)),
            LogProof.parse(proof.get()).orThrow(),
            null,
            null);
    verify(name, bytes, given);
    verify(name + ", alone", bytes, MonthGiven.ofKeys(keys));
  }

  private void verify(String name, byte[] bytes, MonthGiven given) {
    try {
      new MonthVerifier(given)
          .verify(given(name, bytes))
          .proofs()
          .forEach(proofLine -> findings.accept(name + ": " + proofLine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MonthFile given(String name, byte[] bytes) {
    return new MonthFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  private void same(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      findings.accept(what + ": " + wanted + ", not " + found);
    }
  }
}
