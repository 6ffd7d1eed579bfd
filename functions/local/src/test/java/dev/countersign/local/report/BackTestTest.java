package dev.countersign.local.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.play.Scenario;
import dev.countersign.local.report.BackTest.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackTestTest {
  @Test
  void ofScenario_shorterHoldAndOtherPrice_namesEveryOutcomeThatDiffers() throws Exception {
    var file = RepositoryFiles.root().resolve("events/scenarios/01-support-resolution.ndjson");
    assertEquals(
        List.of(
            new Difference("ticket_resolved/ticket/T-1", "0.99 EUR", "1.20 EUR"),
            new Difference("ticket_resolved/ticket/T-2", "nothing", "1.20 EUR"),
            new Difference("ticket_resolved/ticket/T-3", "0.99 EUR", "1.20 EUR"),
            new Difference("ticket_resolved/ticket/T-4", "nothing", "1.20 EUR"),
            new Difference("ticket_resolved/ticket/T-5", "0.99 EUR", "1.20 EUR")),
        BackTest.ofScenario(Scenario.read(file), List.of(terms())));
  }

  @Test
  void ofScenario_sameTerms_saysNothing() throws Exception {
    var file = RepositoryFiles.root().resolve("events/scenarios/05-life-policy.ndjson");
    var scenario = Scenario.read(file);
    assertEquals(List.of(), BackTest.ofScenario(scenario, scenario.terms()));
  }

  private static Terms terms() {
    String text =
        """
        outcome: ticket_resolved
        version: 2
        effective_from: 2027-01-01T00:00:00Z
        zone: Europe/Berlin
        sources: [crm]
        claim_by: [record.type, record.id]
        match: {by: [session, conversation, record, subject], window: P30D, wait: P7D}
        price: {each: "1.20", currency: EUR}
        hold: {from: occurred_at, for: PT24H}
        clawback: {from: occurred_at, until: PT24H, refund: full}
        bill_to: {customer: acme}
        """;
    return switch (TermsForm.read(text)) {
      case Reading.Read<Terms> read -> read.value();
      case Reading.Unreadable<Terms> wrong -> throw new AssertionError(wrong.problems());
    };
  }
}
