package dev.countersign.app.assembly;

import dev.countersign.app.accept.AcceptMonth;
import dev.countersign.app.accept.AcceptanceHandler;
import dev.countersign.app.accept.AcceptanceLeaves;
import dev.countersign.app.accept.AcceptancePorts;
import dev.countersign.app.accept.AcceptanceTerms;
import dev.countersign.app.accept.Cosigners;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.dispute.DisputeAnswer;
import dev.countersign.app.dispute.DisputeHandler;
import dev.countersign.app.dispute.LineNames;
import dev.countersign.app.dispute.MonthsOfLines;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.dispute.SayOnDispute;
import dev.countersign.app.dispute.line.ExceptedDisputes;
import dev.countersign.app.dispute.line.IndexedLineNames;
import dev.countersign.app.dispute.line.SealedLines;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.month.LinePlaces;
import dev.countersign.app.publish.PublishedDisputes;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.resolve.ResolutionHandler;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.Ledger;
import java.util.EnumMap;
import java.util.Map;

/** Puts together what is said about months and lines: acceptances, disputes and rulings. */
record PayersWords(
    Ledger ledger,
    Contracts contracts,
    OutcomeAppender appender,
    KnownMonths months,
    SealedMonths sealed,
    AcceptanceLeaves leaves) {

  RecordDispute recordDispute(MonthsOfLines lines) {
    return new RecordDispute(
        ledger.outcomes(), ledger.namedOutcomes(), contracts, appender, lines);
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
    return new AcceptancePorts(
        sealed, this::terms, leaves, new Cosigners(ledger.registry()));
  }

  AcceptMonth acceptMonth() {
    var excepted =
        new ExceptedDisputes(lineNames(), ledger.outcomes(), recordDispute(), contracts);
    return acceptance().acceptMonth(ledger.outcomes(), excepted);
  }

  /** What handles the deliveries of each kind that speaks of months, lines and outcomes in doubt. */
  Map<Kind, ItemHandler<?>> handlers(ResolveOutcome resolve) {
    var outcomes = ledger.outcomes();
    var say = new SayOnDispute(lineNames(), outcomes, recordDispute());
    var answers = new DisputeAnswer(contracts);
    var handlers = new EnumMap<Kind, ItemHandler<?>>(Kind.class);
    handlers.put(Kind.RESOLUTION, new ResolutionHandler(resolve, say, answers));
    handlers.put(Kind.ACCEPTANCE, new AcceptanceHandler(acceptMonth()));
    handlers.put(Kind.DISPUTE, DisputeHandler.ofPayers(say, outcomes, answers));
    handlers.put(Kind.ANSWER, DisputeHandler.ofSellers(say, outcomes, answers));
    return handlers;
  }

  private AcceptanceTerms terms(TenantId tenant) {
    return AcceptanceTerms.of(months.settings(tenant));
  }
}
