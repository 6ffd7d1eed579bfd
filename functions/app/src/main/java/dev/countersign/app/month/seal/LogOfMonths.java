package dev.countersign.app.month.seal;

import dev.countersign.app.month.seal.MonthFiles.Tagged;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.log.Tile;
import dev.countersign.proof.log.TilePath;
import dev.countersign.proof.log.TiledTree;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.proof.tree.TreeProofs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The seller's log of months as files: a checkpoint, and tiles. Two may add to it at once, and each
 * may fail at any step. Which leaf comes next is decided by one conditional write, of {@code
 * log/next}; whoever finds one there that isn't in the tree yet adds it before its own. So what is
 * written for a size of the log is the same whoever writes it, and no leaf is there twice.
 */
final class LogOfMonths {
  private static final String CHECKPOINT = "log/checkpoint";
  private static final String NEXT = "log/next";
  private static final int TRIES = 100;

  private final MonthFiles files;
  private final NoteSigner signer;

  /**
   * The log in these files.
   *
   * @param signer signs its checkpoints, under the log's origin
   */
  LogOfMonths(MonthFiles files, NoteSigner signer) {
    this.files = files;
    this.signer = signer;
  }

  /** The seller's log, whose checkpoints are signed by the key that is good now. */
  static LogOfMonths of(SealPorts ports, Instant now) {
    String origin = MonthHeader.logOrigin(ports.keys().get().issuer());
    return new LogOfMonths(ports.files(), FileMaking.signer(ports, origin, now));
  }

  /** The log as it is. */
  private record Now(long size, Optional<SignedNote> note, Optional<String> tag) {}

  /** The leaf that is to be added to a log of this size. */
  private record Next(long size, TreeHash leaf, String tag) {}

  /** How many leaves the log has. */
  long size() {
    return now().size();
  }

  /**
   * Makes sure that the log still has all leaves that it had when a proof was made. Without that a
   * log whose files were lost, or are of an earlier time, would be begun or go on as another one.
   *
   * @param name that of the proof's file
   * @throws Defect when it hasn't
   */
  void keeps(LogProof proof, String name) {
    var then = proof.checkpoint();
    long size = now().size();
    if (size < then.size()) {
      throw new Defect(
          "the log of months has %d leaves, and had %d by %s".formatted(size, then.size(), name),
          null);
    }
    if (!new TreeProofs(tree(size), then.size()).root().equals(then.root())) {
      throw new Defect("the log of months has other leaves than it had by " + name, null);
    }
  }

  /**
   * Adds a leaf, unless it is there.
   *
   * @param from the size of the log when the leaf was not in it yet
   * @param extra what the proof keeps beside it
   * @return the proof that it is there
   */
  LogProof added(TreeHash leaf, long from, byte[] extra) {
    for (int tries = 0; tries < TRIES; tries++) {
      var now = now();
      var index = index(leaf, from, now.size());
      if (index.isPresent()) {
        var path = tree(now.size()).proofs().inclusion(index.get()).path();
        return new LogProof(extra, index.get(), path, now.note().orElseThrow());
      }
      var next = next();
      if (next.filter(wanted -> wanted.size() == now.size()).isPresent()) {
        add(next.get().leaf(), now);
      } else {
        String text = now.size() + "\n" + leaf.base64() + "\n";
        var _ = files.swap(NEXT, next.map(Next::tag), text.getBytes(StandardCharsets.UTF_8));
      }
    }
    throw new Unavailable("add to the log of months: lost the race too often", null);
  }

  private void add(TreeHash leaf, Now now) {
    var growth = tree(now.size()).grown(List.of(leaf));
    for (Tile tile : growth.tiles()) {
      files.write("log/" + tile.path().text(), tile.bytes());
    }
    var checkpoint = Checkpoint.of(signer.key().name(), growth.size(), growth.root());
    var _ = files.swap(CHECKPOINT, now.tag(), checkpoint.signedBy(signer).bytes());
  }

  private Now now() {
    var there = files.read(CHECKPOINT);
    if (there.isEmpty()) {
      return new Now(0, Optional.empty(), Optional.empty());
    }
    var note = SignedNote.parse(there.get().content()).orThrow();
    var checkpoint = Checkpoint.parse(note.text()).orThrow();
    if (!checkpoint.origin().equals(signer.key().name())) {
      throw new Defect("the log of months is another issuer's", null);
    }
    return new Now(checkpoint.size(), Optional.of(note), Optional.of(there.get().tag()));
  }

  private Optional<Next> next() {
    return files.read(NEXT).map(LogOfMonths::next);
  }

  private static Next next(Tagged file) {
    var lines = new String(file.content(), StandardCharsets.UTF_8).split("\n", -1);
    return new Next(
        Long.parseLong(lines[0]), TreeHash.ofBase64(lines[1]).orElseThrow(), file.tag());
  }

  private Optional<Long> index(TreeHash leaf, long from, long size) {
    for (long first = from / TilePath.FULL * TilePath.FULL; first < size; first += TilePath.FULL) {
      int width = (int) Math.min(TilePath.FULL, size - first);
      var hashes = tile(new TilePath(0, first / TilePath.FULL, width)).hashes();
      int place = hashes.indexOf(leaf);
      if (place >= 0) {
        return Optional.of(first + place);
      }
    }
    return Optional.empty();
  }

  private TiledTree tree(long size) {
    return new TiledTree(size, this::tile);
  }

  private Tile tile(TilePath path) {
    return files
        .read("log/" + path.text())
        .map(file -> Tile.parse(path, file.content()).orThrow())
        .orElseThrow(() -> new Defect("the log of months lacks a tile", null));
  }
}
