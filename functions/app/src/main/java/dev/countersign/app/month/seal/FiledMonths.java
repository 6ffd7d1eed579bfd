package dev.countersign.app.month.seal;

import dev.countersign.app.accept.AnswersFile;
import dev.countersign.app.accept.MonthAnswers;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.month.seal.MonthFiles.Tagged;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.Optional;

/** Sealed months as files, each with a file of what was answered beside it. */
public final class FiledMonths implements SealedMonths {
  private static final int TRIES = 12;

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

  @Override
  public Optional<SignedNote> checkpoint(TenantId tenant, YearMonth period) {
    return files.open(MonthFileKind.SEALED.of(tenant, period)).map(FiledMonths::note);
  }

  private static SignedNote note(InputStream file) {
    try (var in = SealedMonthReader.open(file)) {
      return in.note();
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }

  @Override
  public Optional<SignedNote> cosigned(TenantId tenant, YearMonth period) {
    return files.read(cosignedName(tenant, period)).map(FiledMonths::note);
  }

  private static SignedNote note(Tagged file) {
    return SignedNote.parse(file.content()).orThrow();
  }

  @Override
  public void cosign(TenantId tenant, YearMonth period, NoteSignature signature) {
    String name = cosignedName(tenant, period);
    var own = checkpoint(tenant, period).orElseThrow();
    for (int tries = 0; tries < TRIES; tries++) {
      var kept = files.read(name);
      var before = kept.map(FiledMonths::note).orElse(own);
      boolean isThere =
          before.signatures().stream()
              .anyMatch(
                  one -> one.name().equals(signature.name()) && one.id().equals(signature.id()));
      if (isThere || files.swap(name, kept.map(Tagged::tag), before.with(signature).bytes())) {
        return;
      }
    }
    throw new Unavailable("put a cosignature beside a month: lost the race too often", null);
  }

  private static String cosignedName(TenantId tenant, YearMonth period) {
    return MonthFileKind.COSIGNED.of(tenant, period);
  }

  private static String name(TenantId tenant, YearMonth period) {
    return MonthFileKind.ACCEPTANCE.of(tenant, period);
  }
}
