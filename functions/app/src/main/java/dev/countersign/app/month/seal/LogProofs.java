package dev.countersign.app.month.seal;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Adds leaves to the log of months, each once, and keeps the proof of each in a file. */
final class LogProofs {
  private final MonthFiles files;
  private final LogOfMonths log;
  private final Optional<String> known;

  LogProofs(MonthFiles files, LogOfMonths log) {
    this(files, log, Optional.empty());
  }

  private LogProofs(MonthFiles files, LogOfMonths log, Optional<String> known) {
    this.files = files;
    this.log = log;
    this.known = known;
  }

  /** Those of a month and its days: what the log had by the month before, it must still have. */
  static LogProofs ofMonth(MonthFiles files, LogOfMonths log, TenantId tenant, YearMonth period) {
    var before = MonthFileKind.PROOF.of(tenant, period.minusMonths(1));
    return new LogProofs(files, log, Optional.of(before));
  }

  /** Makes the leaf of a checkpoint of a salt and it. */
  @FunctionalInterface
  interface SaltedLeaf {
    byte[] of(byte[] salt, Checkpoint checkpoint);
  }

  /** The name of the proof of a file that has this name, but for its ending. */
  static String name(String name) {
    return MonthFileKind.PROOF.after(name);
  }

  /**
   * The proof that a checkpoint is in the log: the kept one, or that of the leaf that is added now.
   *
   * @param name that of the checkpoint's file, but for its ending
   */
  LogProof of(String name, SignedNote note, SaltedLeaf form) {
    byte[] salt = salt(note);
    byte[] leaf = form.of(salt, Checkpoint.parse(note.text()).orThrow());
    return of(name, TreeHash.ofLeaf(leaf), salt);
  }

  /**
   * The proof that a leaf is in the log: the kept one, or that of the leaf that is added now.
   *
   * @param salt what the leaf was made of, which the proof keeps
   */
  LogProof of(String name, TreeHash leaf, byte[] salt) {
    var kept = files.read(name(name));
    return kept.isPresent()
        ? LogProof.parse(kept.get().content()).orThrow()
        : added(name, leaf, salt);
  }

  /** Where in the log the leaf may be is kept before the leaf is there. */
  private LogProof added(String name, TreeHash leaf, byte[] salt) {
    known.ifPresent(before ->
        files
            .read(before)
            .ifPresent(kept -> log.keeps(LogProof.parse(kept.content()).orThrow(), before)));
    String placeName = name + ".place";
    if (files.read(placeName).isEmpty()) {
      byte[] size = Long.toString(log.size()).getBytes(StandardCharsets.UTF_8);
      var _ = files.swap(placeName, Optional.empty(), size);
    }
    byte[] place = files.read(placeName).orElseThrow().content();
    long from = Long.parseLong(new String(place, StandardCharsets.UTF_8));
    var proof = log.added(leaf, from, salt);
    var _ = files.swap(name(name), Optional.empty(), proof.bytes());
    return proof;
  }

  /**
   * It follows from the seller's signature, which only who has the file knows; so it is the same
   * whenever it is made.
   */
  private static byte[] salt(SignedNote note) {
    var first = note.signatures().getFirst();
    return Arrays.copyOf(
        HexFormat.of().parseHex(Digest.of("salt of a month", first.line()).hex()), LogLeaf.SALT);
  }
}
