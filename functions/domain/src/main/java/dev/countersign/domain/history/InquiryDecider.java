package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquirySaid;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import java.util.List;

/** Decides what is said about inquiries: {@code docs/disputes.md}, section 11. */
record InquiryDecider(NextEntry next, OutcomeReadings readings) {

  Decision told(InquiryStimulus stimulus) {
    return switch (stimulus) {
      case InquiryStimulus.ClaimDue due -> due(due);
      case InquiryStimulus.AskedUntracked asked -> askedUntracked(asked);
      case InquiryStimulus.AskedAbout asked -> askedAbout(asked);
      case InquiryStimulus.Heard heard -> heard(heard);
      case InquiryStimulus.OnInquiry said -> said(said);
    };
  }

  private Decision due(InquiryStimulus.ClaimDue due) {
    var session = due.session();
    boolean drafts =
        due.heardOrNull() == null
            && readings.known().inquiry().isEmpty()
            && new InquiryCheck(next.claim(), readings.book()).isDue(session, next.now());
    if (!drafts) {
      return new Decision.Unchanged();
    }
    var id = idOf(session.id());
    return appended(
        new InquiryTrace.Drafted(id),
        with(session).withInquiry(Inquiry.drafted(id, session.id(), due.claimedAt(), next.now())));
  }

  private Decision askedUntracked(InquiryStimulus.AskedUntracked asked) {
    var session = asked.session();
    return new InquiryCheck(next.claim(), readings.book())
        .problem(session, asked.heardOrNull(), readings.known().inquiry())
        .<Decision>map(Decision.Unprocessable::new)
        .orElseGet(() -> {
          var id = idOf(session.id());
          var sent = Inquiry.sent(id, session.id(), asked.said(), next.now());
          return appended(traceOf(sent, asked.said()), with(session).withInquiry(sent));
        });
  }

  private Decision askedAbout(InquiryStimulus.AskedAbout asked) {
    var before = readings.read(readings.known());
    var said = asked.said();
    return InquiryCheck.problem(asked, before, next)
        .<Decision>map(Decision.Unprocessable::new)
        .orElseGet(() -> {
          var id = said.opens(next.tenant());
          var sent = Inquiry.about(id, asked.type(), said, next.now());
          return appended(traceOf(sent, said), before.registers().withInquiry(sent));
        });
  }

  private Decision heard(InquiryStimulus.Heard heard) {
    return readings
        .known()
        .inquiry()
        .filter(Inquiry::isUntracked)
        .filter(inquiry -> inquiry.state() != InquiryState.ATTESTED)
        .map(inquiry ->
            appended(
                new InquiryTrace.Heard(inquiry.id(), heard.heard()),
                readings.known().withInquiry(inquiry.heard(heard.heard()))))
        .orElseGet(Decision.Unchanged::new);
  }

  private Decision said(InquiryStimulus.OnInquiry said) {
    return switch (InquiryActCheck.of(said, readings.known())) {
      case InquiryActCheck.Found.Unusable(Problem problem) -> new Decision.Unprocessable(problem);
      case InquiryActCheck.Found.Usable(Inquiry then) ->
          appended(
              new InquiryTrace.OnInquiry(
                  said.inquiry(), said.act(), said.source(), said.messageOrNull(), said.evidence()),
              readings.known().withInquiry(then));
    };
  }

  private InquiryId idOf(SessionId session) {
    return InquiryId.of(next.tenant(), next.claim().type(), session);
  }

  private OutcomeRegisters with(Session session) {
    return readings.known().withSessions(List.of(session));
  }

  private static InquiryTrace traceOf(Inquiry sent, InquirySaid said) {
    return new InquiryTrace.Asked(
        sent.id(), sent.type(), said.source(), said.name(), said.evidence());
  }

  private Decision appended(Stimulus.Trace trace, OutcomeRegisters registers) {
    var after = readings.after(registers);
    return new Decision.Appended(next.decided(trace, after, readings.owed(after)));
  }
}
