package dev.countersign.proof.log;

import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictBase64;
import dev.countersign.proof.text.StrictText;
import dev.countersign.proof.tree.InclusionProof;
import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A proof that something is in a log, which is kept in a file (C2SP tlog-proof).
 *
 * @param extra bytes that nobody signed; none where the file has no such line
 * @param index where the leaf is in the log
 * @param path the siblings on the way from the leaf to the root
 * @param note the log's checkpoint, signed
 */
@SuppressWarnings("ArrayRecordComponent") // read from one file or written to one, never compared
public record LogProof(byte[] extra, long index, List<TreeHash> path, SignedNote note) {
  private static final String FIRST = "c2sp.org/tlog-proof@v1\n";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int LONGEST_PATH = 63;

  public LogProof {
    path = List.copyOf(path);
  }

  /** The proof that these bytes are. */
  public static Parsed<LogProof> parse(byte[] bytes) {
    var text = StrictText.utf8(bytes).orElse("");
    int end = text.indexOf("\n\n");
    if (!text.startsWith(FIRST) || end < FIRST.length()) {
      return Parsed.malformed("not c2sp.org/tlog-proof@v1, with an empty line before a checkpoint");
    }
    var lines = StrictText.parts(text.substring(FIRST.length(), end), '\n');
    byte[] note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
    boolean hasExtra = lines.getFirst().startsWith(EXTRA);
    var extra = StrictBase64.decode(hasExtra ? lines.getFirst().substring(EXTRA.length()) : "");
    var rest = hasExtra ? lines.subList(1, lines.size()) : lines;
    if (extra.isEmpty() || rest.isEmpty() || !rest.getFirst().startsWith(INDEX)) {
      return Parsed.malformed("a proof has no line with its index, or extra is no Base64");
    }
    var index = StrictText.number(rest.getFirst().substring(INDEX.length()));
    var path = path(rest.subList(1, rest.size()));
    if (index.isEmpty() || path.size() != rest.size() - 1) {
      return Parsed.malformed("a proof's index is no number, or a line of its path is no hash");
    }
    return SignedNote.parse(note)
        .then(signed ->
            Checkpoint.parse(signed.text())
                .then(checkpoint ->
                    Parsed.ok(new LogProof(extra.get(), index.getAsLong(), path, signed))));
  }

  /** The checkpoint of the note. Whether it may be believed, {@link LogPolicy} says. */
  public Checkpoint checkpoint() {
    return Checkpoint.parse(note.text()).orThrow();
  }

  /** Whether this leaf is in the tree of the checkpoint. */
  public boolean proves(TreeHash leaf) {
    var checkpoint = checkpoint();
    return new InclusionProof(index, checkpoint.size(), path).proves(leaf, checkpoint.root());
  }

  /** The proof as it is kept. */
  public byte[] bytes() {
    var text = new StringBuilder(FIRST);
    if (extra.length > 0) {
      text.append(EXTRA).append(StrictBase64.encode(extra)).append('\n');
    }
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    text.append('\n').append(StrictText.utf8(note.bytes()).orElseThrow());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<TreeHash> path(List<String> lines) {
    var path = new ArrayList<TreeHash>();
    if (lines.size() <= LONGEST_PATH) {
      lines.forEach(line -> TreeHash.ofBase64(line).ifPresent(path::add));
    }
    return path;
  }
}
