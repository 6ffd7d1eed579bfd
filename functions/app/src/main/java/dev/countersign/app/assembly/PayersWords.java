package dev.countersign.app.assembly;

import dev.countersign.app.accept.AcceptMonth;
import dev.countersign.app.accept.AcceptanceLeaves;
import dev.countersign.app.accept.AcceptancePorts;
import dev.countersign.app.accept.AcceptanceTerms;
import dev.countersign.app.accept.Cosigners;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.dispute.LineNames;
import dev.countersign.app.dispute.MonthsOfLines;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.dispute.line.ExceptedDisputes;
import dev.countersign.app.dispute.line.IndexedLineNames;
import dev.countersign.app.dispute.line.SealedLines;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.month.LinePlaces;
import dev.countersign.app.publish.PublishedDisputes;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Ledger;

/** Puts together what payers say about months and lines: acceptances and disputes. */
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

  private AcceptanceTerms terms(TenantId tenant) {
    return AcceptanceTerms.of(months.settings(tenant));
  }
}
