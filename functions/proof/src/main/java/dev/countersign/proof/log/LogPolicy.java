package dev.countersign.proof.log;

import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.VerifiedSignature;
import dev.countersign.proof.text.Parsed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which logs a reader believes, and whose cosignatures it wants beside (C2SP tlog-policy). The
 * policy is the reader's own.
 */
public final class LogPolicy {
  private final List<NoteKey> logs;
  private final List<NoteKey> cosigners;
  private final Quorum quorum;

  LogPolicy(List<NoteKey> logs, List<NoteKey> cosigners, Quorum quorum) {
    this.logs = List.copyOf(logs);
    this.cosigners = List.copyOf(cosigners);
    this.quorum = quorum;
  }

  /** The policy of a reader who wants no cosignature: one of these keys of a log is enough. */
  public static LogPolicy ofLogs(List<NoteKey> logs) {
    return new LogPolicy(logs, List.of(), new Quorum.Nobody());
  }

  /** The policy of this file. */
  public static Parsed<LogPolicy> parse(byte[] file) {
    return new PolicyReader().read(file);
  }

  /** The keys of the logs that the policy names; it may name none. */
  public List<NoteKey> logs() {
    return logs;
  }

  /** The same policy with these logs in place of those that it names. */
  public LogPolicy withLogs(List<NoteKey> keys) {
    return new LogPolicy(keys, cosigners, quorum);
  }

  /** Whether one of the logs signed the checkpoint, under its own name as origin. */
  public boolean isSigned(SignedNote note) {
    var origin = Checkpoint.parse(note.text()).asOptional().map(Checkpoint::origin).orElse("");
    return note.verifiedBy(logs).stream().anyMatch(signed -> signed.key().name().equals(origin));
  }

  /** Whose cosignatures the checkpoint has, of the cosigners that the policy names. */
  public Set<NoteKey> cosigners(SignedNote note) {
    return note.verifiedBy(cosigners).stream()
        .map(VerifiedSignature::key)
        .collect(Collectors.toSet());
  }

  /** The checkpoint's cosignatures of the cosigners that the policy names. */
  public List<VerifiedSignature> cosignatures(SignedNote note) {
    return note.verifiedBy(cosigners);
  }

  /** Whether the checkpoint has the cosignatures that the policy wants. */
  public boolean isCosigned(SignedNote note) {
    return quorum.isMet(cosigners(note));
  }
}
