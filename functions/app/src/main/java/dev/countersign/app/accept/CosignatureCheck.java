package dev.countersign.app.accept;

import dev.countersign.domain.Problem;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.VerifiedSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds a cosigned checkpoint against the month that it must be of.
 *
 * @param sealed the month's own checkpoint
 * @param cosigner the payer's key; none where its source names none
 * @param closedAt when the month was closed: nobody can have signed it before
 */
record CosignatureCheck(SignedNote sealed, Optional<NoteKey> cosigner, Instant closedAt) {
  /** As much as clocks may differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Problem NOT_A_NOTE =
      problem(
          "not_a_note",
          "not a signed note",
          "send the checkpoint and its signatures, line by line");
  private static final Problem ANOTHER_CHECKPOINT =
      problem(
          "another_checkpoint",
          "its text is not the checkpoint of the sealed month",
          "cosign the first lines of the sealed file that you have verified");
  private static final Problem UNKNOWN_COSIGNER =
      problem(
          "unknown_cosigner",
          "no signature by the key that the source names as cosigner",
          "let the seller write your verifier key into cosigner of the source, and sign with it");
  private static final Problem BAD_SIGNATURE =
      problem(
          "bad_signature",
          "the source's cosigner did not make the signature that has its name",
          "sign by C2SP tlog-cosignature with the private half of the named key");
  private static final Problem FROM_THE_FUTURE =
      problem(
          "from_the_future",
          "the signature says a time that is not there yet",
          "mend the clock of whoever signs, and sign again");
  private static final Problem BEFORE_CLOSING =
      problem(
          "before_closing",
          "the signature says no time, or one before the month was closed",
          "sign again with the time at which you do");

  /** What a cosigned checkpoint came to. */
  sealed interface Checked {
    /** The payer cosigned the month. */
    record Good(NoteSignature signature) implements Checked {}

    /** What was sent is no cosignature of this month by the payer, and why. */
    record Bad(Problem problem) implements Checked {}
  }

  private static Problem problem(String reason, String detail, String fix) {
    return new Problem(reason, "/cosigned", detail, fix);
  }

  /**
   * Checks it.
   *
   * @param text the note as it was sent
   * @param now when it was received
   */
  Checked of(String text, Instant now) {
    var note = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)).asOptional();
    if (note.isEmpty()) {
      return new Checked.Bad(NOT_A_NOTE);
    }
    if (!note.get().text().equals(sealed.text())) {
      return new Checked.Bad(ANOTHER_CHECKPOINT);
    }
    var signature =
        cosigner.flatMap(key -> note.get().signatures().stream().filter(key::isOf).findFirst());
    return signature
        .map(given -> verified(cosigner.orElseThrow(), given, now))
        .orElseGet(() -> new Checked.Bad(UNKNOWN_COSIGNER));
  }

  private Checked verified(NoteKey key, NoteSignature given, Instant now) {
    var by = new SignedNote(sealed.text(), List.of(given)).verifiedBy(List.of(key));
    if (by.isEmpty() || !key.algorithm().isCosignature()) {
      return new Checked.Bad(BAD_SIGNATURE);
    }
    return timely(by.getFirst(), now)
        .<Checked>map(Checked.Bad::new)
        .orElseGet(() -> new Checked.Good(given));
  }

  /** What is wrong with the time that a signature says. */
  private Optional<Problem> timely(VerifiedSignature by, Instant now) {
    var at = by.atOrNull();
    if (at == null || at.isBefore(closedAt.minus(TOLERANCE))) {
      return Optional.of(BEFORE_CLOSING);
    }
    return at.isAfter(now.plus(TOLERANCE)) ? Optional.of(FROM_THE_FUTURE) : Optional.empty();
  }
}
