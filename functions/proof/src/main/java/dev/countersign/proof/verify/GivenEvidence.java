package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import java.io.IOException;
import java.util.Optional;

/** The signed bytes behind a month's lines, as far as a reader has them. */
public interface GivenEvidence {
  /** What one line's signed bytes show. */
  enum Backing {
    /** They are what the line says. */
    BACKED,
    /** They are not. */
    UNBACKED
  }

  /** What the bytes behind an entry show; empty where the reader doesn't have them. */
  Optional<Backing> backing(EntryLeaf entry) throws IOException;
}
