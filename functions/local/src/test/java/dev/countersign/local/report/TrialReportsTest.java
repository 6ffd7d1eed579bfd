package dev.countersign.local.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.mapping.MappingResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the reports say of a trial: 7 of 10 saved where the agent worked, 1 of 10 where it didn't.
 */
final class TrialReportsTest {
  private static final Instant DAY = Instant.parse("2026-11-02T10:00:00Z");
  private static final TenantId TENANT = new TenantId("acme");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final Pseudonyms pseudonyms =
      new Pseudonyms(Secret.ofText("reports-have-no-secrets-0123456789"));
  private final TermsBook book = book("12.00");
  private final Assembly assembly =
      new Assembly(
          ledger, (t, type) -> Optional.of(book), t -> pseudonyms, sealed -> "", RetryPause.none());

  @Test
  void uplift_ofATrial_saysTheDifferenceAndWhatItWouldHaveCost() {
    trial();
    var report =
        UpliftReport.of(ledger.tenantScan(), TENANT, book, strategy -> true, DAY.plusSeconds(60));
    assertEquals(
        "{\"outcome\":\"saved\",\"treatment\":{\"sessions\":10,\"outcomes\":7,\"owed\":\"84.00 EUR\"},"
            + "\"holdout\":{\"sessions\":10,\"outcomes\":1,\"would_have_cost\":\"12.00 EUR\"},"
            + "\"difference\":0.6000,\"interval\":[0.1705,0.8090],\"level\":0.95,"
            + "\"method\":\"Newcombe 1998, method 10, from Wilson score intervals\","
            + "\"verdict\":\"proven\"}",
        report.write().toText());
  }

  @Test
  void uplift_ofAnotherStrategy_provesNothing() {
    trial();
    var report = UpliftReport.of(ledger.tenantScan(), TENANT, book, "other"::equals, DAY);
    assertTrue(report.write().toText().contains("\"verdict\":\"not proven\""));
  }

  @Test
  void feedback_ofATrial_hasALineForEachSession() {
    trial();
    var lines = new ArrayList<String>();
    FeedbackExport.write(ledger.tenantScan(), TENANT, line -> lines.add(line.toText()));
    assertEquals(20, lines.size());
    var won = lines.stream().filter(line -> line.contains("\"reward\":{\"EUR\":\"12.00\"}"));
    assertEquals(7, won.count());
    var heldOut = lines.stream().filter(line -> line.contains("\"reason\":\"holdout\""));
    assertEquals(1, heldOut.count());
    var nothing = lines.stream().filter(line -> line.endsWith("\"outcomes\":[]}"));
    assertEquals(12, nothing.count());
  }

  @Test
  void backTest_overTheHistory_namesWhatWouldBeBilledOtherwise() {
    trial();
    var now = DAY.plusSeconds(60);
    var dearer = book("15.00").versions();
    var differences = BackTest.ofHistory(ledger.tenantScan(), TENANT, book.versions(), dearer, now);
    assertEquals(7, differences.size());
    assertEquals(
        new BackTest.Difference("saved/t0", "12.00 EUR", "15.00 EUR"), differences.getFirst());
    assertEquals(
        List.of(),
        BackTest.ofHistory(ledger.tenantScan(), TENANT, book.versions(), book.versions(), now));
  }

  private void trial() {
    for (int i = 0; i < 10; i++) {
      session("t" + i, "treatment");
      session("h" + i, "holdout");
    }
    for (int i = 0; i < 7; i++) {
      saved("t" + i);
    }
    saved("h0");
  }

  private void session(String id, String arm) {
    var said =
        json(
            """
            {"id":"%s","agent":{"id":"a"},"started_at":"%s","strategy":{"id":"s7","arm":"%s"}}
            """
                .formatted(id, DAY, arm));
    switch (SessionForm.read(said, DAY, DAY, pseudonyms)) {
      case Reading.Read<SessionForm.SessionRecord> read -> {
        assembly.recordSession().record(TENANT, id, read.value(), evidence(id), DAY);
      }
      case Reading.Unreadable<SessionForm.SessionRecord> wrong ->
          throw new AssertionError(wrong.problems());
    }
  }

  private void saved(String session) {
    var said =
        json(
            """
            {"act":"attested","outcome":"saved","record":{"type":"account","id":"%s"},
             "session":"%s","occurred_at":"%s"}
            """
                .formatted(session, session, DAY));
    var evidence = evidence("saved " + session);
    String id = "m-" + session;
    var context =
        new DeliveryContext(
            TENANT,
            new SourceId("crm"),
            "",
            0,
            Assurance.BODY_SIGNED_FRESH,
            ProvableTo.BOTH,
            id,
            DAY,
            DAY,
            DAY,
            evidence.digest());
    var delivery = new AuthenticatedDelivery(context, evidence.raw(), evidence);
    assembly.attestations().handle(new MappingResult.Item(0, said, id), delivery, 1);
  }

  private static Evidence evidence(String said) {
    var bytes = Bytes.of(said.getBytes(StandardCharsets.UTF_8));
    return new Evidence(
        bytes.digest(), bytes, "application/json", new TreeMap<>(), new TreeMap<>(), DAY);
  }

  private static Json json(String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json> read -> read.value();
      case Reading.Unreadable<Json> wrong -> throw new AssertionError(wrong.problems());
    };
  }

  private static TermsBook book(String price) {
    return switch (TermsForm.read(
        """
        outcome: saved
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P30D, wait: P7D}
        price: {each: "%s", currency: EUR}
        bill_to: {customer: acme}
        """
            .formatted(price))) {
      case Reading.Read<Terms> read ->
          new TermsBook(new OutcomeType("saved"), List.of(read.value()));
      case Reading.Unreadable<Terms> wrong -> throw new AssertionError(wrong.problems());
    };
  }
}
