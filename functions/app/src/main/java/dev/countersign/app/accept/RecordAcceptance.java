package dev.countersign.app.accept;

import dev.countersign.app.accept.AcceptResult.Verdict;
import dev.countersign.app.accept.RecordedAnswer.Effect;
import dev.countersign.app.accept.RecordedAnswer.PayersWord;
import dev.countersign.app.accept.SealedMonths.Kept;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.AcceptanceCheck;
import dev.countersign.domain.acceptance.AcceptanceDecision;
import dev.countersign.domain.acceptance.AcceptanceDecision.Timeliness;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.inbound.AcceptanceForm.SaidAcceptance;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.ledger.Outcomes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records what a payer says about a sealed month: beside the month, and as a leaf of the open one.
 */
public final class RecordAcceptance {
  private static final int TRIES = 12;

  private static final Problem NOT_THE_PAYER =
      new Problem(
          "not_the_payer",
          "",
          "the tenant's months are not accepted by this source",
          "name the source in month.acceptance of tenant.yaml and apply it");
  private static final Problem NOT_PROVABLE =
      new Problem(
          "not_provable",
          "",
          "signed with a secret that the seller has, too, so it proves nothing to others",
          "use a profile of public keys for this source, such as jwt or rfc9421");

  /** Nobody who means it comes near: only accepted may follow another answer that counts. */
  private static final int MOST_ANSWERS = 20;

  private static final Problem TOO_LATE =
      new Problem(
          "too_late",
          "/month",
          "20 answers about this month were recorded, and silence has accepted it",
          "nothing: another answer changes nothing any more");

  private final SealedMonths months;
  private final Function<TenantId, AcceptanceTerms> terms;
  private final AcceptanceLeaves leaves;
  private final Outcomes evidence;

  /** Over these ports; the evidence of what was said is kept by the last. */
  public RecordAcceptance(
      SealedMonths months,
      Function<TenantId, AcceptanceTerms> terms,
      AcceptanceLeaves leaves,
      Outcomes evidence) {
    this.months = months;
    this.terms = terms;
    this.leaves = leaves;
    this.evidence = evidence;
  }

  /**
   * Records it; durable when it returns. The same message again is answered as it was first, and
   * nothing changes.
   *
   * @param message names the message
   * @param content digest of what the message says
   * @throws Unavailable when other answers about the month were faster in every one of twelve tries
   */
  public AcceptResult record(
      SaidAcceptance said, Digest message, Digest content, AuthenticatedDelivery delivery) {
    var context = delivery.context();
    var rules = terms.apply(context.tenant());
    if (rules.payer().filter(context.source()::equals).isEmpty()) {
      return new AcceptResult.Refused(NOT_THE_PAYER);
    }
    if (context.provableTo() != ProvableTo.ANYONE) {
      return new AcceptResult.Refused(NOT_PROVABLE);
    }
    var word =
        new PayersWord(
            message,
            content,
            context.source(),
            context.provableTo(),
            context.receivedAt(),
            said.decidedAt());
    for (int tries = 0; tries < TRIES; tries++) {
      var result = tried(said, word, rules, delivery);
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new Unavailable("record an acceptance: lost the race too often", null);
  }

  /** None where another answer came between the read and the write. */
  private Optional<AcceptResult> tried(
      SaidAcceptance said, PayersWord word, AcceptanceTerms rules, AuthenticatedDelivery delivery) {
    var tenant = delivery.context().tenant();
    var month = said.acceptance().month();
    var kept = months.answers(tenant, month);
    var before = kept.answers().of(word.message());
    if (before.isPresent()) {
      return Optional.of(repeated(said, word, before.get(), tenant));
    }
    var decision =
        AcceptanceCheck.decide(
            months.find(tenant, month),
            kept.answers().standingAnswer(),
            said.acceptance(),
            rules.review(),
            delivery.context().receivedAt());
    return switch (decision) {
      case AcceptanceDecision.Unusable(Problem problem) ->
          Optional.of(new AcceptResult.Refused(problem));
      case AcceptanceDecision.Stands stands ->
          kept.answers().standing().map(given -> done(Verdict.STANDS, said, given, tenant));
      case AcceptanceDecision.Counts(Timeliness timeliness) ->
          written(said, word, effect(timeliness), kept, delivery);
      case AcceptanceDecision.TooLate late -> tooLate(said, word, kept, delivery);
    };
  }

  /** What changes nothing any more is recorded once, and not without end. */
  private Optional<AcceptResult> tooLate(
      SaidAcceptance said, PayersWord word, Kept kept, AuthenticatedDelivery delivery) {
    var before = kept.answers().tooLate(said.acceptance().answer());
    if (before.isPresent()) {
      var tenant = delivery.context().tenant();
      return Optional.of(done(Verdict.LATE_ANSWER, said, before.get(), tenant));
    }
    return kept.answers().given().size() < MOST_ANSWERS
        ? written(said, word, Effect.TOO_LATE, kept, delivery)
        : Optional.of(new AcceptResult.Refused(TOO_LATE));
  }

  private AcceptResult repeated(
      SaidAcceptance said, PayersWord word, RecordedAnswer before, TenantId tenant) {
    boolean same =
        before.word().filter(first -> first.content().equals(word.content())).isPresent();
    return same
        ? done(verdict(before.effect()), said, before, tenant)
        : new AcceptResult.Conflicting();
  }

  private Optional<AcceptResult> written(
      SaidAcceptance said,
      PayersWord word,
      Effect effect,
      Kept kept,
      AuthenticatedDelivery delivery) {
    DeliveryContext context = delivery.context();
    var acceptance = said.acceptance();
    var given =
        new RecordedAnswer(
            context.evidence(),
            acceptance.root(),
            acceptance.answer(),
            context.decidedAt(),
            effect,
            Optional.of(word));
    evidence.keep(context.tenant(), delivery.evidence());
    boolean written =
        months.swap(context.tenant(), acceptance.month(), kept, kept.answers().with(given));
    return written
        ? Optional.of(done(verdict(effect), said, given, context.tenant()))
        : Optional.empty();
  }

  /** The leaf is put also when the message comes again: the first try may have ended before it. */
  private AcceptResult done(
      Verdict verdict, SaidAcceptance said, RecordedAnswer given, TenantId tenant) {
    var month = said.acceptance().month();
    leaves.put(
        tenant,
        given.recordedAt(),
        LeafOfAcceptance.key(month, given),
        late -> LeafOfAcceptance.of(month, given, late));
    return new AcceptResult.Done(verdict, month, given, List.of());
  }

  private static Effect effect(Timeliness timeliness) {
    return timeliness == Timeliness.IN_TIME ? Effect.COUNTS : Effect.COUNTS_LATE;
  }

  private static Verdict verdict(Effect effect) {
    return effect == Effect.COUNTS ? Verdict.RECORDED : Verdict.LATE_ANSWER;
  }
}
