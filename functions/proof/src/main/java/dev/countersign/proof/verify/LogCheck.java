package dev.countersign.proof.verify;

import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a month is in the seller's log of months, and whether the reader may believe the log. */
final class LogCheck {
  private final SellerKeys keys;
  private final @Nullable LogPolicy policyOrNull;
  private final MonthFindings findings;

  LogCheck(SellerKeys keys, @Nullable LogPolicy policyOrNull, MonthFindings findings) {
    this.keys = keys;
    this.policyOrNull = policyOrNull;
    this.findings = findings;
  }

  /** Checks the proof, and says in a line what it shows. */
  String check(LogProof proof, SignedNote note, MonthHeader header) {
    var origin = MonthHeader.logOrigin(header.issuer());
    var given = policyOrNull == null ? LogPolicy.ofLogs(List.of()) : policyOrNull;
    var policy = given.logs().isEmpty() ? given.withLogs(keys.all(origin)) : given;
    if (!policy.isSigned(proof.note())) {
      add(MonthFault.NOT_LOGGED, "no key of the log signed its checkpoint", proof);
    } else if (!isIn(proof, note)) {
      add(
          MonthFault.NOT_LOGGED,
          "the proof does not lead from this month to the log's root",
          proof);
    }
    if (!policy.isCosigned(proof.note())) {
      add(MonthFault.NOT_COSIGNED, "the policy's quorum is not met", proof);
    }
    var cosigners =
        policy.cosigners(proof.note()).stream()
            .map(NoteKey::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return "leaf %d of %s, cosigned by %s"
        .formatted(
            proof.index(),
            proof.checkpoint().origin(),
            cosigners.isEmpty() ? nobody() : cosigners);
  }

  private String nobody() {
    return policyOrNull == null ? "nobody you named (no policy given)" : "nobody of your policy";
  }

  private static boolean isIn(LogProof proof, SignedNote note) {
    var checkpoint = Checkpoint.parse(note.text()).asOptional();
    return proof.extra().length == LogLeaf.SALT
        && checkpoint
            .filter(one -> proof.proves(TreeHash.ofLeaf(LogLeaf.ofMonth(proof.extra(), one))))
            .isPresent();
  }

  private void add(MonthFault fault, String what, LogProof proof) {
    var text = new String(proof.note().bytes(), StandardCharsets.UTF_8).strip();
    findings.addProved(fault, what, List.of("the log's checkpoint: " + text));
  }
}
