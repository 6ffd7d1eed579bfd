package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.OpeningLeaf;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What can still be taken back after a month's end, outcome by outcome: a file beside the month,
 * from which the next one goes on. Its lines are sorted as a month's entries are, so that both are
 * read side by side and memory doesn't grow with either.
 */
final class RefundableFile implements Closeable {
  private final MonthFiles files;
  private final String name;
  private final Path making;
  private final Instant end;
  private final Map<String, BigInteger> sums = new TreeMap<>();
  private final @Nullable BufferedReader before;
  private final Writer out;
  private @Nullable RefundableOutcome carried;
  private @Nullable RefundableOutcome last;
  private boolean known;

  private RefundableFile(
      MonthFiles files, TenantId tenant, IndexedMonth month, Optional<InputStream> old, Path making)
      throws IOException {
    this.files = files;
    this.name = name(tenant, month.period());
    this.making = making;
    this.end = month.ends();
    this.known = month.number() == 1 || old.isPresent();
    this.before = old.isPresent() ? reader(old.get()) : null;
    this.out = writer(making);
    this.carried = read();
  }

  /**
   * Begins the file of a month.
   *
   * @param making where it is made, on this machine
   */
  static RefundableFile of(MonthFiles files, TenantId tenant, IndexedMonth month, Path making)
      throws IOException {
    var old =
        month.number() == 1
            ? Optional.<InputStream>empty()
            : files.open(name(tenant, month.period().minusMonths(1)));
    return new RefundableFile(files, tenant, month, old, making);
  }

  private static String name(TenantId tenant, YearMonth period) {
    return tenant + "-" + period + ".refundable";
  }

  /** Adds a leaf of the month; they come in the order of their keys. */
  void add(MonthLeaf leaf) {
    try {
      if (leaf instanceof OpeningLeaf) {
        known = false;
      }
      if (leaf instanceof EntryLeaf entry && !entry.isSuperseded()) {
        add(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(EntryLeaf entry) throws IOException {
    if (last == null || !last.outcome().equals(entry.outcome())) {
      ended();
      carriedBefore(entry.outcome());
      if (carried != null && carried.outcome().equals(entry.outcome())) {
        last = carried;
        carried = read();
      }
    }
    if (last == null || entry.seq() >= last.seq()) {
      last = RefundableOutcome.of(entry);
    }
  }

  /**
   * Ends the file.
   *
   * @return what can still be taken back, for each currency; empty where it isn't known, since what
   *     stood before is not
   */
  Optional<Map<String, BigInteger>> sums() throws IOException {
    ended();
    for (var next = carried; next != null; next = read()) {
      write(next);
    }
    carried = null;
    out.close();
    return known ? Optional.of(sums) : Optional.empty();
  }

  /** Puts the file where none is: a file that is there says the same. */
  void keep() {
    if (known) {
      var _ = files.put(name, making);
    }
  }

  private void ended() throws IOException {
    if (last != null) {
      write(last);
      last = null;
    }
  }

  private void carriedBefore(String outcome) throws IOException {
    while (carried != null && carried.outcome().compareTo(outcome) < 0) {
      write(carried);
      carried = read();
    }
  }

  private void write(RefundableOutcome outcome) throws IOException {
    if (outcome.isAfter(end)) {
      out.write(outcome.line());
      out.write('\n');
      sums.merge(outcome.currency(), outcome.billed(), BigInteger::add);
    }
  }

  private @Nullable RefundableOutcome read() throws IOException {
    String line = before == null ? null : before.readLine();
    return line == null ? null : RefundableOutcome.read(line);
  }

  private static BufferedReader reader(InputStream packed) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
  }

  private static Writer writer(Path place) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(place)), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    try (before;
        out) {
      Files.deleteIfExists(making);
    }
  }
}
