package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Digest;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.audit.KeptStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an outcome was told, by its entries: each in the order in which it was decided, with the
 * sessions that were known with it.
 *
 * @param steps one for each entry of the history
 * @param forms every form of a session that was sent, by its digest; entries have pseudonyms
 */
record ToldHistory(
    StreamedHistories.Name name,
    List<Entry> history,
    List<KeptStep> steps,
    List<OracleInput.Said> statements,
    SaidQuarrels quarrels,
    Map<String, OracleSession> forms) {

  /** Every form of a session that a tenant sent, by its digest. */
  static Map<String, OracleSession> forms(List<SentMessage> all, String tenant) {
    var forms = new TreeMap<String, OracleSession>();
    for (SentMessage sent : all) {
      var message = sent.message();
      if (message.tenant().id().equals(tenant)) {
        for (var form : message.recordings()) {
          var content = TieBreaks.digest(message, form);
          forms.put(content, form.meaning(Instant.EPOCH, Instant.EPOCH, content));
        }
      }
    }
    return forms;
  }

  /** One for each entry; none where an entry rests on what nobody sent. */
  List<Optional<OracleTold>> told() {
    var told = new ArrayList<Optional<OracleTold>>();
    for (int i = 0; i < history.size(); i++) {
      told.add(told(history.get(i), steps.get(i), found(i)));
    }
    return told;
  }

  /** The forms that it knows since this step. */
  private List<OracleSession> found(int place) {
    var before = place == 0 ? Map.<String, OracleSession>of() : steps.get(place - 1).sessions();
    return steps.get(place).sessions().values().stream()
        .filter(form -> !form.equals(before.get(form.id())))
        .map(this::asSent)
        .toList();
  }

  private OracleSession asSent(OracleSession kept) {
    var sent = Objects.requireNonNull(forms.get(kept.content()), kept.id());
    return new OracleSession(
        sent.id(),
        sent.conversation(),
        sent.records(),
        sent.subjects(),
        sent.startedAt(),
        kept.recordedAt(),
        kept.receivedAt(),
        sent.mode(),
        sent.arm(),
        sent.handledBy(),
        sent.content(),
        sent.endedAt(),
        sent.claimed());
  }

  private Optional<OracleTold> told(Entry entry, KeptStep step, List<OracleSession> found) {
    var claim = name.claim().toString();
    var at = entry.at();
    return switch (entry.trace()) {
      case Trace.Said said ->
          statement(entry, said).map(one -> new OracleTold.Stated(claim, one, found));
      case Trace.Chosen(var choice) ->
          Optional.of(
              new OracleTold.Chosen(
                  claim, new OracleChoice(choice.session().value(), choice.at()), at));
      case Trace.Ruled(var ruling) ->
          Optional.of(
              new OracleTold.Settled(
                  claim,
                  new OracleRuling(
                      OracleRuling.Finding.valueOf(ruling.finding().name()), ruling.at()),
                  at));
      case Trace.Disputed said -> said(said.evidence(), entry);
      case Trace.OnDispute said -> said(said.evidence(), entry);
      case InquiryTrace.Asked said -> said(said.evidence(), entry);
      case InquiryTrace.OnInquiry said -> said(said.evidence(), entry);
      case Trace.Restored restored ->
          Optional.of(
              new OracleTold.Restored(
                  at, restored.until(), step.bus() == null ? Map.of() : Map.of(claim, step.bus())));
      case Trace.Recorded _, Trace.Time _, InquiryTrace.Drafted _, InquiryTrace.Heard _ ->
          Optional.of(new OracleTold.Found(found, at));
    };
  }

  private Optional<OracleTold> said(Digest evidence, Entry entry) {
    return quarrels.decided(evidence, entry.at()).map(quarrel -> quarrel);
  }

  private Optional<OracleStatement> statement(Entry entry, Trace.Said said) {
    return statements.stream()
        .filter(one ->
            StreamedHistories.answers(entry, one.sent().message().source(), one.id())
                && OracleInput.digest(one.sent().message()).equals(said.evidence()))
        .flatMap(one ->
            one.sent().attempts().stream()
                .filter(attempt -> attempt.decidedAt().equals(entry.at()))
                .map(attempt -> OracleInput.meaning(one, attempt)))
        .findFirst();
  }
}
