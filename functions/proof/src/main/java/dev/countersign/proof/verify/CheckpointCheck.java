package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.VerifiedSignature;
import dev.countersign.proof.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Holds a month's lines and header against its checkpoint, and the checkpoint against the keys. */
final class CheckpointCheck {
  private final SignedNote note;
  private final MonthFindings findings;

  CheckpointCheck(SignedNote note, MonthFindings findings) {
    this.note = note;
    this.findings = findings;
  }

  /** Whose key signed; empty where nobody's did that counts. */
  Optional<String> signer(MonthHeader header, SellerKeys keys) {
    var origin = header.origin();
    var good = signed(keys.good(origin, header.closedAt()));
    if (good.isPresent()) {
      return good.map(keys::kid);
    }
    var why =
        signed(keys.all(origin))
            .map(key -> "the key that signed was not good at " + header.closedAt())
            .orElse("no key of the set signed it as " + origin);
    findings.addProved(MonthFault.UNSIGNED, why, List.of(text()));
    return Optional.empty();
  }

  void compareOrigin(MonthHeader header) {
    var checkpoint = Checkpoint.parse(note.text()).asOptional();
    if (checkpoint.filter(one -> one.origin().equals(header.origin())).isEmpty()) {
      findings.addProved(
          MonthFault.ALTERED, "the header is of " + header.origin(), List.of(text()));
    }
  }

  void compareTree(TreeBuilder tree) {
    Checkpoint.parse(note.text())
        .asOptional()
        .filter(one -> one.size() != tree.size() || !one.root().equals(tree.root()))
        .ifPresent(one ->
            findings.addProved(
                MonthFault.ALTERED,
                "the file's %d lines make the root %s, and another was signed"
                    .formatted(tree.size(), tree.root()),
                List.of(text())));
  }

  private Optional<NoteKey> signed(List<NoteKey> keys) {
    return note.verifiedBy(keys).stream().findFirst().map(VerifiedSignature::key);
  }

  private String text() {
    return "the checkpoint: " + new String(note.bytes(), StandardCharsets.UTF_8).strip();
  }
}
