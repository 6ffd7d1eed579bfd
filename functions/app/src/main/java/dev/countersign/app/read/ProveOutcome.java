package dev.countersign.app.read;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.tree.KeptPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Proves that an entry of an outcome is in a sealed month, by reading the month's file once. */
public final class ProveOutcome {
  private final MonthIndex index;
  private final ListMonths months;

  public ProveOutcome(MonthIndex index, ListMonths months) {
    this.index = index;
    this.months = months;
  }

  /**
   * The proof of the outcome's last entry in its newest sealed month; the leaf is its {@code
   * extra}.
   *
   * @param period the month to look into; none for all, from the newest on
   * @param entry the hash of the entry that is wanted; none for the last
   * @return none where no sealed month has such an entry
   */
  public Optional<LogProof> proof(
      TenantId tenant, OutcomeId outcome, Optional<YearMonth> period, Optional<String> entry) {
    var all =
        period
            .map(List::of)
            .orElseGet(
                () -> index.months(tenant).reversed().stream().map(IndexedMonth::period).toList());
    return all.stream()
        .flatMap(month -> months.sealed(tenant, month).stream())
        .flatMap(file -> inMonth(file, outcome, entry).stream())
        .findFirst();
  }

  private static Optional<LogProof> inMonth(
      InputStream file, OutcomeId outcome, Optional<String> entry) {
    byte[] begin = ("\"key\":\"E/" + outcome + "/").getBytes(StandardCharsets.US_ASCII);
    var kept = new KeptPath();
    byte[] proved = {};
    try (var month = SealedMonthReader.open(file)) {
      for (var line = month.next(); line.isPresent(); line = month.next()) {
        byte[] bytes = line.get().bytes();
        if (has(bytes, begin) && isWanted(bytes, outcome, entry)) {
          kept.addProved(bytes);
          proved = bytes;
        } else {
          kept.add(bytes);
        }
      }
      byte[] leaf = proved;
      var note = month.note();
      return kept.proof().map(found -> new LogProof(leaf, found.index(), found.path(), note));
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }

  /** Most lines are of other outcomes and need not be parsed. */
  private static boolean has(byte[] line, byte[] part) {
    for (int from = 0; from <= line.length - part.length; from++) {
      if (Arrays.equals(line, from, from + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWanted(byte[] line, OutcomeId outcome, Optional<String> entry) {
    return MonthLeaf.parse(line).orThrow() instanceof EntryLeaf leaf
        && leaf.outcome().equals(outcome.value())
        && (entry.isPresent() ? entry.get().equals(leaf.entry()) : !leaf.isSuperseded());
  }
}
