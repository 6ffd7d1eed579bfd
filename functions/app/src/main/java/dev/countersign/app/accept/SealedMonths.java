package dev.countersign.app.accept;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.SignedNote;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Sealed months, and beside each of them what its payer answered. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface SealedMonths {
  /** Where no month is ever sealed. */
  SealedMonths NONE =
      new SealedMonths() {
        @Override
        public Optional<SealedRoot> find(TenantId tenant, YearMonth period) {
          return Optional.empty();
        }

        @Override
        public Kept answers(TenantId tenant, YearMonth period) {
          return new Kept(MonthAnswers.NONE, Optional.empty());
        }

        @Override
        public boolean swap(TenantId tenant, YearMonth period, Kept before, MonthAnswers answers) {
          return false;
        }

        @Override
        public Optional<SignedNote> checkpoint(TenantId tenant, YearMonth period) {
          return Optional.empty();
        }

        @Override
        public Optional<SignedNote> cosigned(TenantId tenant, YearMonth period) {
          return Optional.empty();
        }

        @Override
        public void cosign(TenantId tenant, YearMonth period, NoteSignature signature) {
          throw new UnsupportedOperationException("no month is sealed");
        }
      };

  /** What an acceptance of the month is held against; none where the month is not sealed. */
  Optional<SealedRoot> find(TenantId tenant, YearMonth period);

  /** What was answered about the month so far. */
  Kept answers(TenantId tenant, YearMonth period);

  /**
   * Writes what was answered in place of what was read.
   *
   * @return whether it was written; not where other answers are there by now
   */
  boolean swap(TenantId tenant, YearMonth period, Kept before, MonthAnswers answers);

  /** The checkpoint of the month's sealed file, as the seller signed it; none where it has none. */
  Optional<SignedNote> checkpoint(TenantId tenant, YearMonth period);

  /** The same with the cosignatures of the payer; none before the first. */
  Optional<SignedNote> cosigned(TenantId tenant, YearMonth period);

  /**
   * Puts a cosignature of the checkpoint, which must have been verified, beside the sealed month;
   * it is there when this returns. The first of a key stays.
   *
   * @throws dev.countersign.domain.failure.Unavailable also where others were faster too often
   */
  void cosign(TenantId tenant, YearMonth period, NoteSignature signature);

  /**
   * Answers as they were read.
   *
   * @param tag tells them from all others; none where nothing was there
   */
  record Kept(MonthAnswers answers, Optional<String> tag) {}
}
