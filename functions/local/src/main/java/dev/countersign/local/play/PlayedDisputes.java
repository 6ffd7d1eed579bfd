package dev.countersign.local.play;

import dev.countersign.app.dispute.MonthsOfLines;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.forms.inbound.AnswerMessageForm;
import dev.countersign.forms.inbound.AnswerMessageForm.SaidBySeller;
import dev.countersign.forms.inbound.DisputeMessageForm;
import dev.countersign.forms.inbound.DisputeMessageForm.SaidByPayer;
import dev.countersign.forms.inbound.DisputeRulingForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.play.Scenario.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays what is said about disputes; months are in UTC. */
final class PlayedDisputes implements MonthsOfLines {
  private final TenantId tenant;
  private final Outcomes outcomes;
  private final Map<YearMonth, Instant> closed = new TreeMap<>();
  private final Map<YearMonth, Instant> accepted = new TreeMap<>();

  PlayedDisputes(TenantId tenant, Outcomes outcomes) {
    this.tenant = tenant;
    this.outcomes = outcomes;
  }

  @Override
  public LineMonth of(StoredEntry last, Instant receivedAt) {
    var month = YearMonth.from(billedAt(last.entry()).atOffset(ZoneOffset.UTC));
    var answered = accepted.get(month);
    if (answered != null && !answered.isAfter(receivedAt)) {
      return new LineMonth.Accepted();
    }
    var sealed = closed.get(month);
    return sealed == null ? new LineMonth.Unsealed() : new LineMonth.Sealed(sealed);
  }

  /** When the entry was decided that published what stands. */
  private Instant billedAt(Entry last) {
    var event = last.billed().standing().orElseThrow().event();
    return outcomes.history(tenant, last.claim()).stream()
        .map(StoredEntry::entry)
        .filter(entry -> entry.results().stream().anyMatch(it -> it.id().equals(event)))
        .findFirst()
        .map(Entry::at)
        .orElse(last.at());
  }

  void month(Line.OfMonth said) {
    switch (said.word()) {
      case SEALED -> closed.put(said.period(), said.at());
      case ACCEPTED -> accepted.put(said.period(), said.at());
    }
  }

  /** What came of a line that is said about a dispute. */
  AppendResult said(RecordDispute record, Line.Spoken said, Evidence evidence, Instant at) {
    var kept =
        outcomes
            .last(tenant, said.claim())
            .flatMap(stored -> stored.entry().registers().dispute())
            .map(Dispute::id)
            .orElseGet(() -> idOf(said));
    var digest = evidence.digest();
    return switch (said.speech()) {
      case DISPUTE ->
          switch (DisputeMessageForm.read(said.said(), said.claim().outcome(tenant), kept)) {
            case Reading.Unreadable<SaidByPayer> wrong -> refused(wrong.problems());
            case Reading.Read<SaidByPayer>(SaidByPayer.Withdrawn withdrawn) ->
                spoken(record, said, withdrawn.dispute(), new DisputeAct.Withdrawn(), evidence, at);
            case Reading.Read<SaidByPayer>(SaidByPayer.Declined declined) ->
                throw new IllegalStateException("an inquiry is declined elsewhere");
            case Reading.Read<SaidByPayer>(SaidByPayer.Disputed disputed) ->
                record.open(
                    tenant,
                    said.claim(),
                    opening(said, disputed, digest, at),
                    revision(said.said()),
                    evidence,
                    at);
          };
      case ANSWER ->
          switch (AnswerMessageForm.read(said.said(), kept)) {
            case Reading.Unreadable<SaidBySeller> wrong -> refused(wrong.problems());
            case Reading.Read<SaidBySeller>(SaidBySeller told) ->
                spoken(record, said, told.dispute(), told.act(), evidence, at);
          };
      case RULING ->
          switch (DisputeRulingForm.read(said.said())) {
            case Reading.Unreadable<DisputeAct.Ruled> wrong -> refused(wrong.problems());
            case Reading.Read<DisputeAct.Ruled>(DisputeAct.Ruled ruled) ->
                spoken(record, said, kept, ruled, evidence, at);
          };
    };
  }

  private AppendResult spoken(
      RecordDispute record,
      Line.Spoken said,
      DisputeId dispute,
      DisputeAct act,
      Evidence evidence,
      Instant at) {
    var stimulus = new Stimulus.OnDispute(dispute, act, said.source(), evidence.digest(), at);
    return record.say(tenant, said.claim(), stimulus, evidence, at);
  }

  private DisputeOpening opening(
      Line.Spoken said, SaidByPayer.Disputed disputed, Digest evidence, Instant at) {
    return new DisputeOpening(
        idOf(said), said.source(), evidence, disputed.code(), disputed.held().orElse(null), at);
  }

  private DisputeId idOf(Line.Spoken said) {
    String own =
        said.said() instanceof Json.Obj object
                && object.get("id").orElse(null) instanceof Json.Str(String id)
            ? id
            : "line-" + said.number();
    return DisputeId.of(tenant, said.source(), new MessageId(own));
  }

  private static @Nullable Integer revision(Json said) {
    return said instanceof Json.Obj object
            && object.get("revision").orElse(null) instanceof Json.Num(BigDecimal number)
        ? Integer.valueOf(number.intValue())
        : null;
  }

  private static AppendResult refused(List<Problem> problems) {
    return AppendResult.unprocessable(problems.getFirst());
  }
}
