package dev.countersign.app.assembly;

import dev.countersign.app.accept.AcceptMonth;
import dev.countersign.app.accept.AcceptanceHandler;
import dev.countersign.app.accept.AcceptanceLeaves;
import dev.countersign.app.accept.AcceptancePorts;
import dev.countersign.app.accept.AcceptanceTerms;
import dev.countersign.app.accept.Cosigners;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.dispute.AnswerMembers;
import dev.countersign.app.dispute.DisputeAnswer;
import dev.countersign.app.dispute.LineNames;
import dev.countersign.app.dispute.MonthsOfLines;
import dev.countersign.app.dispute.QuestionHandler;
import dev.countersign.app.dispute.QuestionHandler.Said;
import dev.countersign.app.dispute.QuestionHandler.Speaker;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.dispute.SayOnDispute;
import dev.countersign.app.dispute.line.ExceptedDisputes;
import dev.countersign.app.dispute.line.IndexedLineNames;
import dev.countersign.app.dispute.line.SealedLines;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.inquiry.AnswerOnInquiry;
import dev.countersign.app.inquiry.RecordInquiry;
import dev.countersign.app.inquiry.SayOnInquiry;
import dev.countersign.app.month.LinePlaces;
import dev.countersign.app.publish.PublishedDisputes;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.resolve.ResolutionHandler;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.inbound.AnswerMessageForm;
import dev.countersign.forms.inbound.DisputeMessageForm;
import dev.countersign.forms.inbound.DisputeMessageForm.SaidByPayer;
import dev.countersign.forms.inbound.InquiryMessageForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import java.util.EnumMap;
import java.util.Map;

/**
 * Puts together what is said about months, lines and missing results: acceptances, disputes,
 * rulings and inquiries.
 */
record PayersWords(
    Ledger ledger,
    Contracts contracts,
    OutcomeAppender appender,
    KnownMonths months,
    SealedMonths sealed,
    AcceptanceLeaves leaves,
    ItemLanes lanes) {

  RecordDispute recordDispute(MonthsOfLines lines) {
    return new RecordDispute(ledger.outcomes(), ledger.namedOutcomes(), contracts, appender, lines);
  }

  RecordDispute recordDispute() {
    return recordDispute(new SealedLines(places(), sealed, this::terms));
  }

  PublishedDisputes published() {
    return new PublishedDisputes(ledger, contracts, places());
  }

  private LinePlaces places() {
    return new LinePlaces(ledger.outcomes(), ledger.monthIndex(), months);
  }

  LineNames lineNames() {
    return new IndexedLineNames(ledger.monthIndex(), ledger.namedOutcomes());
  }

  AcceptancePorts acceptance() {
    return new AcceptancePorts(sealed, this::terms, leaves, new Cosigners(ledger.registry()));
  }

  AcceptMonth acceptMonth() {
    var outcomes = ledger.outcomes();
    var excepted = new ExceptedDisputes(lineNames(), outcomes, recordDispute(), lanes);
    return acceptance().acceptMonth(outcomes, excepted);
  }

  /**
   * What handles the deliveries of each kind that speaks of months, lines and outcomes in doubt.
   */
  Map<Kind, ItemHandler<?>> handlers(ResolveOutcome resolve, RecordInquiry inquiries) {
    var outcomes = ledger.outcomes();
    var say = new SayOnDispute(lineNames(), outcomes, recordDispute());
    var ask = new SayOnInquiry(lineNames(), outcomes, inquiries);
    var onDisputes = new DisputeAnswer(contracts);
    var onInquiries = new AnswerOnInquiry(contracts);
    AnswerMembers answers =
        (out, entry) ->
            (AnswerOnInquiry.isAbout(entry) ? onInquiries : onDisputes).about(out, entry);
    var handlers = new EnumMap<Kind, ItemHandler<?>>(Kind.class);
    handlers.put(Kind.RESOLUTION, new ResolutionHandler(resolve, say, onDisputes));
    handlers.put(Kind.ACCEPTANCE, new AcceptanceHandler(acceptMonth(), onDisputes));
    handlers.put(
        Kind.DISPUTE,
        new QuestionHandler(Speaker.PAYER, json -> byPayer(json, say, ask), outcomes, answers));
    handlers.put(
        Kind.ANSWER,
        new QuestionHandler(Speaker.SELLER, json -> bySeller(json, say), outcomes, answers));
    handlers.put(
        Kind.INQUIRY,
        new QuestionHandler(Speaker.ASKER, json -> byAsker(json, ask), outcomes, answers));
    return handlers;
  }

  private static Reading<Said> byPayer(Json json, SayOnDispute say, SayOnInquiry ask) {
    return DisputeMessageForm.read(json)
        .then(said ->
            Reading.of(message ->
                switch (said) {
                  case SaidByPayer.Disputed disputed -> say.dispute(disputed, message);
                  case SaidByPayer.Withdrawn(var dispute) ->
                      say.say(dispute, new DisputeAct.Withdrawn(), message);
                  case SaidByPayer.Declined(var inquiry, var code) ->
                      ask.say(inquiry, new InquiryAct.Declined(code), message);
                }));
  }

  private static Reading<Said> bySeller(Json json, SayOnDispute say) {
    return AnswerMessageForm.read(json)
        .then(said -> Reading.of(message -> say.say(said.dispute(), said.act(), message)));
  }

  private static Reading<Said> byAsker(Json json, SayOnInquiry ask) {
    return InquiryMessageForm.read(json)
        .then(said -> Reading.of(message -> ask.say(said, message)));
  }

  private AcceptanceTerms terms(TenantId tenant) {
    return AcceptanceTerms.of(months.settings(tenant));
  }
}
