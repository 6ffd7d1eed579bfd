package dev.countersign.proof.note;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictText;
import dev.countersign.proof.tree.TreeHash;
import java.util.List;

/**
 * What a log says of its tree (C2SP tlog-checkpoint).
 *
 * @param origin which log it is
 * @param size how many leaves the tree has
 * @param root the tree's root
 * @param extensions further lines, which nobody should use
 */
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {
  private static final int MANDATORY = 3;

  public Checkpoint {
    extensions = List.copyOf(extensions);
  }

  /** A checkpoint without extension lines. */
  public static Checkpoint of(String origin, long size, TreeHash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /** The checkpoint that a note's text is. */
  public static Parsed<Checkpoint> parse(String text) {
    var lines = StrictText.lines(text).orElse(List.of());
    if (lines.size() < MANDATORY || lines.stream().anyMatch(String::isEmpty)) {
      return Parsed.malformed("a checkpoint is not: origin, size, root, each on a line");
    }
    var size = StrictText.number(lines.get(1));
    if (size.isEmpty()) {
      return Parsed.malformed("a checkpoint's size is no whole number");
    }
    return TreeHash.ofBase64(lines.get(2))
        .map(root ->
            Parsed.ok(
                new Checkpoint(
                    lines.get(0), size.getAsLong(), root, lines.subList(MANDATORY, lines.size()))))
        .orElseGet(() -> Parsed.malformed("a checkpoint's root is no hash in Base64"));
  }

  /** The note's text. */
  public String text() {
    var text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The checkpoint as a note with one signature. */
  public SignedNote signedBy(NoteSigner signer) {
    return new SignedNote(text(), List.of(signer.sign(text())));
  }
}
