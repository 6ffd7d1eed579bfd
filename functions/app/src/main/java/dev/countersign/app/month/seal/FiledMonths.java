package dev.countersign.app.month.seal;

import dev.countersign.app.accept.AnswersFile;
import dev.countersign.app.accept.MonthAnswers;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.month.seal.MonthFiles.Tagged;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.acceptance.SealedRoot;
import java.time.YearMonth;
import java.util.Optional;

/** Sealed months as files, each with a file of what was answered beside it. */
public final class FiledMonths implements SealedMonths {
  private final MonthFiles files;

  public FiledMonths(MonthFiles files) {
    this.files = files;
  }

  @Override
  public Optional<SealedRoot> find(TenantId tenant, YearMonth period) {
    return SealedHead.of(files, tenant, period)
        .map(head ->
            new SealedRoot(
                new MonthRoot(head.checkpoint().root().base64()),
                head.header().zone(),
                head.header().closedAt()));
  }

  @Override
  public Kept answers(TenantId tenant, YearMonth period) {
    var file = files.read(name(tenant, period));
    return new Kept(
        file.map(kept -> AnswersFile.read(kept.content())).orElse(MonthAnswers.NONE),
        file.map(Tagged::tag));
  }

  @Override
  public boolean swap(TenantId tenant, YearMonth period, Kept before, MonthAnswers answers) {
    return files.swap(name(tenant, period), before.tag(), AnswersFile.write(period, answers));
  }

  private static String name(TenantId tenant, YearMonth period) {
    return MonthFileKind.ACCEPTANCE.of(tenant, period);
  }
}
