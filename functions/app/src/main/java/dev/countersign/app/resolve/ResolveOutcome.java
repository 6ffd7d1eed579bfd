package dev.countersign.app.resolve;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.dispute.DisputeAnswer;
import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.app.dispute.DisputeWord;
import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.forms.inbound.PersonalTexts;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records what a person decided as one more entry of the outcome's history. */
public final class ResolveOutcome {
  private static final Problem UNKNOWN =
      new Problem(
          "unknown_outcome",
          "/claim",
          "this tenant has no such outcome",
          "copy the claim from an answer, the page or countersign resolve");

  private static final Map<String, String> UNSIGNED = Map.of("decided", "at this machine");

  private final Outcomes outcomes;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final Function<TenantId, Pseudonyms> pseudonyms;

  public ResolveOutcome(
      Outcomes outcomes,
      Contracts contracts,
      OutcomeAppender appender,
      Function<TenantId, Pseudonyms> pseudonyms) {
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.appender = appender;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Records a decision made at this machine; durable when it returns. A decision that the outcome
   * does not admit is a problem of the result, and nothing changes.
   */
  public AppendResult resolve(TenantId tenant, Claim claim, Resolution resolution, Instant now) {
    var kept = evidence(resolution.by(), resolution.why(), now);
    return resolve(tenant, claim, told(tenant, resolution).at(now), kept, now);
  }

  /**
   * Records a decision of a signed delivery: dated by the signature, kept with its evidence. The
   * same message again is answered as it was first, and nothing changes. What is refused was not
   * answered: its id is free.
   *
   * @param message names the message
   * @param content digest of what the message says
   * @throws IllegalArgumentException when the delivery's signature covers no time
   */
  public ResolveResult resolve(
      TenantId tenant,
      Claim claim,
      Resolution resolution,
      Digest message,
      Digest content,
      AuthenticatedDelivery delivery) {
    var signedAt = delivery.context().signedAt();
    if (signedAt == null) {
      throw new IllegalArgumentException("a decision needs a signed time");
    }
    if (outcomes.last(tenant, claim).isEmpty()) {
      return new ResolveResult.Refused(UNKNOWN);
    }
    var said = new NotedDecision(content, signedAt, null);
    var noted = outcomes.note(tenant, claim, message, said).orElse(said);
    if (!noted.content().equals(content)) {
      return new ResolveResult.Conflicting();
    }
    var answered = noted.answerOrNull();
    if (answered != null) {
      return new ResolveResult.Done(
          new Resolved(
              Resolved.Verdict.valueOf(answered.verdict()),
              outcomes.at(tenant, claim, answered.seq()).orElseThrow()));
    }
    var result =
        resolve(
            tenant,
            claim,
            told(tenant, resolution).at(noted.at()),
            delivery.evidence(),
            delivery.context().decidedAt());
    var problem = result.problem();
    if (problem.isPresent()) {
      outcomes.free(tenant, claim, message, noted);
      return new ResolveResult.Refused(problem.get());
    }
    var resolved =
        result
            .appended()
            .map(entry -> new Resolved(Resolved.Verdict.RESOLVED, entry))
            .orElseGet(() ->
                new Resolved(Resolved.Verdict.STANDS, outcomes.last(tenant, claim).orElseThrow()));
    var answer =
        new NotedDecision.Answer(resolved.entry().entry().seq(), resolved.verdict().name());
    outcomes.answer(tenant, claim, message, noted.answered(answer));
    return new ResolveResult.Done(resolved);
  }

  /**
   * Records at this machine what a person finds of a disputed line; durable when it returns. A
   * ruling that the outcome does not admit is a problem of the result, and nothing changes.
   */
  public AppendResult rule(
      TenantId tenant, Claim claim, DisputeId dispute, DisputeAct.Ruled ruled, Instant now) {
    var kept = evidence(ruled.by(), ruled.why(), now);
    var said = new Stimulus.OnDispute(dispute, told(tenant, ruled), null, kept.digest(), now);
    return resolve(tenant, claim, said, kept, now);
  }

  /** What whoever decided at this machine is told; of a ruling also where the dispute stands. */
  public Bytes told(StoredEntry stored) {
    return stored.entry().trace() instanceof Trace.OnDispute
        ? JsonOutput.object(out ->
            new DisputeAnswer(contracts)
                .write(out, new DisputeResult.Done(DisputeWord.of(stored.entry()), stored)))
        : ResolveAnswer.of(stored);
  }

  /** A ruling as the record has it; the evidence has it as it was said. */
  DisputeAct.Ruled told(TenantId tenant, DisputeAct.Ruled said) {
    var texts = new PersonalTexts(pseudonyms.apply(tenant));
    return new DisputeAct.Ruled(said.finding(), texts.name(said.by()), texts.word(said.why()));
  }

  /** With pseudonyms for what may be about a person; the evidence has it as it was said. */
  private Resolution told(TenantId tenant, Resolution said) {
    var texts = new PersonalTexts(pseudonyms.apply(tenant));
    return new Resolution(said.finding(), texts.name(said.by()), texts.word(said.why()));
  }

  /** What is kept of a decision that nobody signed. */
  private static Evidence evidence(String by, String why, Instant now) {
    var raw =
        JsonOutput.object(out -> {
          out.writeStringField("by", by);
          out.writeStringField("why", why);
        });
    return new Evidence(
        raw.digest(), raw, "application/json", new TreeMap<>(), new TreeMap<>(UNSIGNED), now);
  }

  private AppendResult resolve(
      TenantId tenant, Claim claim, Stimulus stimulus, @Nullable Evidence evidence, Instant now) {
    var last = outcomes.last(tenant, claim);
    var book = contracts.book(tenant, claim.type());
    if (last.isEmpty() || book.isEmpty()) {
      return AppendResult.unprocessable(UNKNOWN);
    }
    return appender.append(
        last, new AppendCommand(tenant, claim, stimulus, book.get(), evidence, now));
  }
}
