package dev.countersign.testing.simulation.check;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.acceptance.OracleAcceptance.Answer;
import dev.countersign.testing.oracle.acceptance.OracleReview.Recorded;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Disputed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import dev.countersign.testing.oracle.dispute.OracleTold.Accepted;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.world.Message.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An outcome that a recorded acceptance names, and so disputes (docs/disputes.md, section 4).
 *
 * @param digest of what the payer signed
 */
record ExceptedLine(
    String tenant, String claim, String outcome, String digest, Instant receivedAt) {

  /** Those of an outcome. */
  static List<ExceptedLine> of(StreamedHistories.Name name, AnsweredMonths answered) {
    var outcome = outcome(name);
    var lines = new ArrayList<ExceptedLine>();
    answered
        .reviews()
        .forEach((month, review) -> {
          if (month.tenant().equals(name.tenant())) {
            review.recorded().stream()
                .filter(one -> one.said().outcomes().contains(outcome))
                .map(one ->
                    new ExceptedLine(
                        name.tenant(),
                        name.claim().toString(),
                        outcome,
                        answered.digest(month, one),
                        one.said().receivedAt()))
                .forEach(lines::add);
          }
        });
    return lines;
  }

  private static String outcome(StreamedHistories.Name name) {
    return name.claim().outcome(new TenantId(name.tenant())).value();
  }

  /** Who disputes it: the acceptance's source, by the digest and the outcome. */
  Sender by() {
    return new Sender(Source.SIGNER.id(), digest + "#" + outcome);
  }

  /** Whether an acceptance said it. */
  static boolean isBy(Sender by) {
    return by.source().equals(Source.SIGNER.id());
  }

  Disputed told(Instant at) {
    return new Disputed(claim, by(), "other", null, null, receivedAt, at);
  }

  /** That it can't be disputed, as an acceptance was answered. */
  record Refusal(Disputed told, String reason) {}

  /** Why it can't be, each time that it was said. */
  List<Refusal> refusals(List<SentMessage> acceptances) {
    return acceptances.stream()
        .filter(sent -> sent.message().tenant().id().equals(tenant))
        .flatMap(sent -> sent.answers().stream())
        .flatMap(one ->
            AnswerChecks.items(one.answer(), "acceptances").stream()
                .filter(item -> Members.text(item, "leaf").endsWith(digest))
                .flatMap(item -> Members.items(item, "disputes").stream())
                .map(Json.Obj.class::cast)
                .filter(item -> Members.text(item, "outcome").equals(outcome))
                .filter(item -> item.get("fix").isPresent())
                .map(item ->
                    new Refusal(told(one.attempt().decidedAt()), Members.text(item, "reason"))))
        .toList();
  }

  /** What an outcome's months were accepted by. */
  static List<Accepted> accepted(StreamedHistories.Name name, AnsweredMonths answered) {
    var accepted = new ArrayList<Accepted>();
    answered
        .reviews()
        .forEach((month, review) -> {
          if (month.tenant().equals(name.tenant())) {
            review.recorded().stream()
                .filter(Recorded::counts)
                .forEach(one -> accepted.add(accepted(name, month.period(), one)));
            review
                .acceptedBySilence()
                .ifPresent(at ->
                    accepted.add(
                        new Accepted(month.period(), Accepted.Word.ACCEPTED, Set.of(), at, at)));
          }
        });
    return accepted;
  }

  private static Accepted accepted(StreamedHistories.Name name, String period, Recorded one) {
    var at = one.said().receivedAt();
    var word =
        one.said().answer() == Answer.REFUSED ? Accepted.Word.REFUSED : Accepted.Word.ACCEPTED;
    Set<String> without =
        one.said().outcomes().contains(outcome(name)) ? Set.of(name.claim().toString()) : Set.of();
    return new Accepted(period, word, without, at, at);
  }
}
