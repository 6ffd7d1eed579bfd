package dev.countersign.app.read;

import dev.countersign.app.accept.RecordedAnswer;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The months of a tenant, and their sealed files. */
public final class ListMonths {
  private final MonthIndex index;
  private final MonthFiles files;
  private final SealedMonths answers;

  public ListMonths(MonthIndex index, MonthFiles files) {
    this.index = index;
    this.files = files;
    this.answers = new FiledMonths(files);
  }

  /**
   * A month of a tenant.
   *
   * @param sealed the checkpoint of its file; none where it has none yet
   * @param answer the payer's answer that counts, or that nobody answered
   */
  public record ListedMonth(
      IndexedMonth month, Optional<Checkpoint> sealed, Optional<RecordedAnswer> answer) {
    /** Where the month stands, in one word. */
    public String state() {
      if (sealed.isPresent()) {
        return "sealed";
      }
      return month.isOpen() ? "open" : "closed";
    }
  }

  /** The months that are sealed or will be, the newest first. */
  public List<ListedMonth> of(TenantId tenant) {
    return index.months(tenant).reversed().stream()
        .filter(month -> month.number() > 0)
        .map(month -> listed(tenant, month))
        .toList();
  }

  private ListedMonth listed(TenantId tenant, IndexedMonth month) {
    var sealed = sealed(tenant, month.period()).map(ListMonths::checkpoint);
    var answered =
        sealed.flatMap(_ -> {
          var given = answers.answers(tenant, month.period()).answers();
          return given.standing().or(given::bySilence);
        });
    return new ListedMonth(month, sealed, answered);
  }

  /** Opens a month's sealed file at its begin, if it is there. */
  public Optional<InputStream> sealed(TenantId tenant, YearMonth period) {
    return files.open(tenant + "-" + period + ".sealed");
  }

  /** The proof that a sealed month is in the seller's log, if it is there. */
  public Optional<byte[]> logProof(TenantId tenant, YearMonth period) {
    return files.read(tenant + "-" + period + ".proof").map(MonthFiles.Tagged::content);
  }

  private static Checkpoint checkpoint(InputStream file) {
    try (var in = SealedMonthReader.open(file)) {
      return Checkpoint.parse(in.note().text()).orThrow();
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }
}
