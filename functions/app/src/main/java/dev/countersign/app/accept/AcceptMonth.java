package dev.countersign.app.accept;

import dev.countersign.app.accept.CosignatureCheck.Checked;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.forms.inbound.AcceptanceForm.SaidAcceptance;
import dev.countersign.proof.note.SignedNote;
import java.util.Optional;

/**
 * Records what a payer says about a sealed month; and where it cosigned the month's checkpoint,
 * that stands beside the month, too.
 */
public final class AcceptMonth {
  private final RecordAcceptance record;
  private final SealedMonths months;
  private final Cosigners cosigners;
  private final ExceptedOutcomes excepted;

  AcceptMonth(
      RecordAcceptance record,
      SealedMonths months,
      Cosigners cosigners,
      ExceptedOutcomes excepted) {
    this.excepted = excepted;
    this.record = record;
    this.months = months;
    this.cosigners = cosigners;
  }

  /**
   * Records it; durable when it returns. A cosignature that can't be used makes the whole answer
   * one that can't be, and nothing changes. The same message again is answered as it was first. The
   * outcomes that it excepts are disputed once it is recorded.
   *
   * @param message names the message
   * @param content digest of what the message says
   */
  AcceptResult accept(
      SaidAcceptance said, Digest message, Digest content, AuthenticatedDelivery delivery) {
    var checked = said.cosigned().flatMap(note -> checked(said, note, delivery));
    if (checked.orElse(null) instanceof Checked.Bad(Problem problem)) {
      return new AcceptResult.Refused(problem);
    }
    var result = record.record(said, message, content, delivery);
    if (result instanceof AcceptResult.Done
        && checked.orElse(null) instanceof Checked.Good(var signature)) {
      months.cosign(delivery.context().tenant(), said.acceptance().month(), signature);
    }
    return result instanceof AcceptResult.Done done ? disputed(done, delivery) : result;
  }

  /** Also where the message comes again: the first try may have ended before it. */
  private AcceptResult disputed(AcceptResult.Done done, AuthenticatedDelivery delivery) {
    var context = delivery.context();
    return done.with(excepted.dispute(context.tenant(), done.given(), context.decidedAt()));
  }

  /**
   * What the cosignature came to. None where there is nothing to check: the answer is about no
   * sealed month, which refuses it, or the same cosignature stands beside the month already.
   */
  private Optional<Checked> checked(
      SaidAcceptance said, String note, AuthenticatedDelivery delivery) {
    var context = delivery.context();
    var tenant = context.tenant();
    var month = said.acceptance().month();
    var sealed =
        months.find(tenant, month).filter(found -> found.root().equals(said.acceptance().root()));
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    var closedAt = sealed.map(SealedRoot::closedAt).orElseThrow();
    return months
        .checkpoint(tenant, month)
        .filter(own -> !isThere(own, months.cosigned(tenant, month), note))
        .map(own ->
            new CosignatureCheck(own, cosigners.of(tenant, context.source()), closedAt)
                .of(note, context.receivedAt()));
  }

  /** Whether a cosignature of the note stands beside the month already: its key may have gone. */
  private static boolean isThere(SignedNote own, Optional<SignedNote> cosigned, String note) {
    return note.startsWith(own.text() + "\n")
        && cosigned.stream()
            .flatMap(known -> known.signatures().stream())
            .filter(signature -> !own.signatures().contains(signature))
            .anyMatch(signature -> note.contains("\n" + signature.line() + "\n"));
  }
}
