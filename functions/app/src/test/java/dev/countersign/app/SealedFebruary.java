package dev.countersign.app;

import dev.countersign.app.accept.MonthAnswers;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeHash;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** One sealed month of one tenant, and a faster writer where a test wants one. */
final class SealedFebruary implements SealedMonths {
  static final TenantId TENANT = new TenantId("acme");
  static final YearMonth MONTH = YearMonth.of(2026, 2);
  static final MonthRoot ROOT = new MonthRoot("qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");
  static final Instant CLOSED = Instant.parse("2026-03-04T00:00:00Z");

  /** Its checkpoint, which the seller signed. */
  static final SignedNote NOTE = note();

  private MonthAnswers there = MonthAnswers.NONE;
  private Optional<SignedNote> cosigned = Optional.empty();
  private int version;

  /** Runs once before the next write, as if somebody else were faster. */
  Runnable before = () -> {};

  /** Runs once after the next write, as if the process ended there. */
  Runnable after = () -> {};

  /** Runs once before the next cosignature is put, as if the process ended there. */
  Runnable beforeCosigning = () -> {};

  private static SignedNote note() {
    var pair = CosigningPayer.pair();
    var root = TreeHash.ofBase64(ROOT.base64()).orElseThrow();
    var origin = "countersign.example/" + TENANT + "/" + MONTH;
    return Checkpoint.of(origin, 18274, root)
        .signedBy(NoteSigner.of(origin, pair.getPublic(), pair.getPrivate()));
  }

  @Override
  public Optional<SealedRoot> find(TenantId tenant, YearMonth period) {
    return tenant.equals(TENANT) && period.equals(MONTH)
        ? Optional.of(new SealedRoot(ROOT, ZoneOffset.UTC, CLOSED))
        : Optional.empty();
  }

  @Override
  public Kept answers(TenantId tenant, YearMonth period) {
    return new Kept(there, version == 0 ? Optional.empty() : Optional.of("v" + version));
  }

  @Override
  public boolean swap(TenantId tenant, YearMonth period, Kept read, MonthAnswers answers) {
    var faster = before;
    before = () -> {};
    faster.run();
    if (!read.tag().equals(answers(tenant, period).tag())) {
      return false;
    }
    version++;
    there = answers;
    var ending = after;
    after = () -> {};
    ending.run();
    return true;
  }

  @Override
  public Optional<SignedNote> checkpoint(TenantId tenant, YearMonth period) {
    return find(tenant, period).map(sealed -> NOTE);
  }

  @Override
  public Optional<SignedNote> cosigned(TenantId tenant, YearMonth period) {
    return cosigned;
  }

  @Override
  public void cosign(TenantId tenant, YearMonth period, NoteSignature signature) {
    var ending = beforeCosigning;
    beforeCosigning = () -> {};
    ending.run();
    cosigned = Optional.of(cosigned.orElse(NOTE).with(signature));
  }
}
