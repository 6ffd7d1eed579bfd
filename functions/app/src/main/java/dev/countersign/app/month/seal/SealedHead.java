package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.Optional;

/** What stands at the begin of a sealed file. */
public record SealedHead(Checkpoint checkpoint, MonthHeader header) {
  /** That of a tenant's month, if it is sealed. */
  static Optional<SealedHead> of(MonthFiles files, TenantId tenant, YearMonth period) {
    return files.open(MonthFileKind.SEALED.of(tenant, period)).map(SealedHead::read);
  }

  private static SealedHead read(InputStream file) {
    try (var in = SealedMonthReader.open(file)) {
      return new SealedHead(Checkpoint.parse(in.note().text()).orThrow(), header(in));
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }

  /** The header of a file that is read from its begin; what is read next are the other leaves. */
  public static MonthHeader header(SealedMonthReader file) throws IOException {
    var first = MonthLeaf.parse(file.next().orElseThrow().bytes()).orThrow();
    if (first instanceof MonthHeader header) {
      return header;
    }
    throw new Defect("read a sealed file: it begins with no header", null);
  }
}
