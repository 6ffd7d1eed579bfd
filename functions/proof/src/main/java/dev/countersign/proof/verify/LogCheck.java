package dev.countersign.proof.verify;

import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.VerifiedSignature;
import dev.countersign.proof.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a month is in the seller's log of months, and whether the reader may believe the log. */
final class LogCheck {
  private final LogPolicy policy;
  private final String nobody;
  private final MonthFindings findings;

  /** Checks by the reader's policy; where that names no log, by the seller's keys. */
  LogCheck(MonthGiven given, MonthHeader header, MonthFindings findings) {
    var own = given.policyOrNull();
    var wanted = own == null ? LogPolicy.ofLogs(List.of()) : own;
    var origin = MonthHeader.logOrigin(header.issuer());
    this.policy = wanted.logs().isEmpty() ? wanted.withLogs(given.keys().all(origin)) : wanted;
    this.nobody = own == null ? "nobody you named (no policy given)" : "nobody of your policy";
    this.findings = findings;
  }

  /** Checks a month's proof, and says in a line what it shows. */
  String check(LogProof proof, SignedNote note) {
    var leaf =
        Checkpoint.parse(note.text())
            .asOptional()
            .filter(one -> proof.extra().length == LogLeaf.SALT)
            .map(one -> TreeHash.ofLeaf(LogLeaf.ofMonth(proof.extra(), one)));
    return check(proof, leaf, "this month");
  }

  /**
   * Checks a proof, and says in a line what it shows.
   *
   * @param leaf what must be in the log; nothing where it can't be made
   * @param what the reader's word for it
   */
  String check(LogProof proof, Optional<TreeHash> leaf, String what) {
    if (!policy.isSigned(proof.note())) {
      add(MonthFault.NOT_LOGGED, "no key of the log signed its checkpoint", proof);
    } else if (leaf.filter(proof::proves).isEmpty()) {
      add(
          MonthFault.NOT_LOGGED,
          "the proof does not lead from " + what + " to the log's root",
          proof);
    }
    if (!policy.isCosigned(proof.note())) {
      add(MonthFault.NOT_COSIGNED, "the policy's quorum is not met", proof);
    }
    var cosigners =
        policy.cosignatures(proof.note()).stream()
            .map(LogCheck::text)
            .sorted()
            .collect(Collectors.joining(", "));
    return "leaf %d of %s, cosigned by %s"
        .formatted(
            proof.index(), proof.checkpoint().origin(), cosigners.isEmpty() ? nobody : cosigners);
  }

  /**
   * Checks that the key that signed was announced, and says in a line where.
   *
   * @param signer the key, under the log's name; nothing where no good key signed
   * @param monthOrNull the proof of the month; null where the reader has none
   */
  String announced(LogProof proof, Optional<NoteKey> signer, @Nullable LogProof monthOrNull) {
    var leaf =
        signer
            .filter(key -> proof.extra().length == LogLeaf.SALT)
            .map(key -> TreeHash.ofLeaf(LogLeaf.ofKey(proof.extra(), key)));
    boolean isThere = policy.isSigned(proof.note()) && leaf.filter(proof::proves).isPresent();
    if (!isThere) {
      add(
          MonthFault.UNANNOUNCED,
          "the proof does not lead from the key that signed to the log's root",
          proof);
    } else if (monthOrNull != null && proof.index() >= monthOrNull.index()) {
      add(
          MonthFault.UNANNOUNCED,
          "the key that signed is leaf %d of the log, and the month is leaf %d"
              .formatted(proof.index(), monthOrNull.index()),
          proof);
    }
    return isThere ? "its key announced as leaf " + proof.index() : "its key not announced";
  }

  private static String text(VerifiedSignature signature) {
    var at = signature.atOrNull();
    return signature.key().name() + (at == null ? "" : " at " + at);
  }

  private void add(MonthFault fault, String what, LogProof proof) {
    var text = new String(proof.note().bytes(), StandardCharsets.UTF_8).strip();
    findings.addProved(fault, what, List.of("the log's checkpoint: " + text));
  }
}
