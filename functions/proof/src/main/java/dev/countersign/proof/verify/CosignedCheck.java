package dev.countersign.proof.verify;

import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.VerifiedSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a payer accepted a month: what the cosignatures of its checkpoint show. */
final class CosignedCheck {
  private final MonthGiven given;
  private final MonthHeader header;
  private final MonthFindings findings;

  CosignedCheck(MonthGiven given, MonthHeader header, MonthFindings findings) {
    this.given = given;
    this.header = header;
    this.findings = findings;
  }

  /**
   * Checks it, and says in a few words who accepted the month and when.
   *
   * @param sealed the month's own checkpoint
   */
  String check(SignedNote cosigned, SignedNote sealed) {
    if (!cosigned.text().equals(sealed.text())) {
      another(cosigned, sealed);
      return "accepted by nobody: another checkpoint was cosigned";
    }
    var policy = given.policyOrNull();
    return policy == null ? said(cosigned) : checked(cosigned, policy);
  }

  private void another(SignedNote cosigned, SignedNote sealed) {
    var origin = header.origin();
    boolean isOfMonth =
        Checkpoint.parse(cosigned.text())
            .asOptional()
            .filter(one -> one.origin().equals(origin))
            .isPresent();
    boolean isSellers = !cosigned.verifiedBy(given.keys().all(origin)).isEmpty();
    findings.addProved(
        isOfMonth && isSellers ? MonthFault.FORKED : MonthFault.NOT_COSIGNED,
        "another checkpoint than this month's was cosigned",
        List.of("the checkpoint: " + text(sealed), "the cosigned one: " + text(cosigned)));
  }

  private String checked(SignedNote cosigned, LogPolicy policy) {
    boolean isQuorum = given.proofOrNull() != null || policy.isCosigned(cosigned);
    if (policy.isForged(cosigned) || !isQuorum) {
      findings.addProved(
          MonthFault.NOT_COSIGNED,
          policy.isForged(cosigned)
              ? "a cosigner of the policy did not make the signature that has its name"
              : "the policy's quorum is not met",
          List.of("the cosigned checkpoint: " + text(cosigned)));
    }
    var by =
        policy.cosignatures(cosigned).stream()
            .map(CosignedCheck::text)
            .sorted()
            .collect(Collectors.joining(", "));
    return "accepted by " + (by.isEmpty() ? "nobody of your policy" : by);
  }

  /** What nobody has checked: whose key it is, only a policy tells. */
  private String said(SignedNote cosigned) {
    var by =
        cosigned.signatures().stream()
            .filter(signature -> !signature.name().equals(header.origin()))
            .map(CosignedCheck::text)
            .sorted()
            .collect(Collectors.joining(", "));
    return by.isEmpty()
        ? "accepted by nobody: no cosignature"
        : "accepted by " + by + " (not checked: give a --policy with that key)";
  }

  private static String text(VerifiedSignature signature) {
    return text(signature.key().name(), Optional.ofNullable(signature.atOrNull()));
  }

  private static String text(NoteSignature signature) {
    return text(signature.name(), signature.saidAt());
  }

  private static String text(String name, Optional<Instant> at) {
    return name + at.map(time -> " at " + time).orElse("");
  }

  private static String text(SignedNote note) {
    return new String(note.bytes(), StandardCharsets.UTF_8).strip();
  }
}
