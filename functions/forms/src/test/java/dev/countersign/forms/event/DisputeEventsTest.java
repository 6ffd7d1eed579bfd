package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.history.DisputeChanges;
import dev.countersign.domain.history.DisputeVerdict;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.SettledBy;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.Stories;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is published of disputes; {@code -Dgolden.update=true} writes the golden files again. */
final class DisputeEventsTest {
  private static final EventSchema SCHEMA = new EventSchema("dispute-changed");
  private static final String RECEIPT = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
  private static final Instant AT = Instant.parse("2026-12-10T09:00:00.125Z");
  private static final Currency EUR = Currency.getInstance("EUR");

  private final Entry billed = new Stories("30.00", "EUR").billed();

  private DisputeOpening opening() {
    var source = new SourceId("payer");
    return new DisputeOpening(
        DisputeId.of(billed.tenant(), source, new MessageId("p1")),
        source,
        Digest.of("signed bytes"),
        DisputeCode.WRONG_VALUE,
        new Money(1800, EUR),
        AT.minusSeconds(1));
  }

  private Entry entry(DisputeVerdict verdict, Optional<Dispute> kept, Instant at) {
    var said = opening();
    return new Entry(
        billed.tenant(),
        billed.claim(),
        billed.seq() + 1,
        at,
        new Trace.Disputed(said.id(), said.source(), said.evidence(), said.code(), verdict),
        billed.registers().withDispute(kept.orElse(null)),
        billed.status(),
        billed.reasonOrNull(),
        billed.detailOrNull(),
        billed.occurredAtOrNull(),
        billed.valueOrNull(),
        billed.shares(),
        billed.termsOrNull(),
        billed.billed(),
        List.of(),
        null,
        EntryForm.seal(billed).hash());
  }

  private SealedEntry opened(Dispute kept) {
    return EntryForm.seal(entry(DisputeVerdict.OPENED, Optional.of(kept), AT));
  }

  private Map<String, DisputeChanged> events() {
    var open = opening().recorded(AT);
    var offered = open.answered(new StatedAmount(new Money(2500, EUR), AT), AT);
    var adjusted = offered.withdrawn(AT.plus(Duration.ofDays(10)));
    var settled = EntryForm.seal(entry(DisputeVerdict.SETTLED, Optional.empty(), AT));
    var falls = DisputeChanges.of(settled.entry(), Optional.of(billed)).getFirst();
    var november = YearMonth.of(2026, 11);
    return Map.of(
        "dispute-changed-open",
        new DisputeChanged(opened(open), open, november, AT.plus(Duration.ofDays(10)), null),
        "dispute-changed-answered",
        new DisputeChanged(opened(offered), offered, november, AT.plus(Duration.ofDays(30)), null),
        "dispute-changed-adjusted",
        new DisputeChanged(opened(adjusted), adjusted, november, null, null),
        "dispute-changed-settled",
        new DisputeChanged(
            settled,
            falls,
            null,
            null,
            new SettledBy(
                OutcomeStatus.REVERSED,
                "lapsed",
                Digest.of("a retraction"),
                null,
                billed.billed().standing().orElseThrow().event(),
                null)));
  }

  @Test
  void goldenFiles_areWhatIsWritten_andFitTheSchema() throws IOException {
    for (var of : events().entrySet()) {
      var event = DisputeChangedForm.event(of.getValue(), RECEIPT);
      EventSchema.assertGolden(of.getKey(), event.detail());
      SCHEMA.assertFits(EventSchema.data(event));
      SCHEMA.assertDeclares(EventSchema.data(event));
    }
  }

  @Test
  void event_withoutARequiredField_failsItsSchema() throws IOException {
    for (DisputeChanged changed : events().values()) {
      SCHEMA.assertNeedsWhatItRequires(DisputeChangedForm.event(changed, RECEIPT));
    }
  }

  @Test
  void data_hasNoReceipt() {
    for (DisputeChanged changed : events().values()) {
      assertEquals(-1, new String(DisputeChangedForm.data(changed), UTF_8).indexOf("receipt"));
    }
  }

  @Test
  void changes_areOfWhatAnEntryOpensChangesOrSettles() {
    var open = opening().recorded(AT);
    var first = entry(DisputeVerdict.OPENED, Optional.of(open), AT);
    assertEquals(List.of(open), DisputeChanges.of(first, Optional.of(billed)));
    assertEquals(List.of(), DisputeChanges.of(first, Optional.of(first)));
    assertEquals(List.of(), DisputeChanges.of(billed, Optional.empty()));

    var answered = open.answered(null, AT.plusSeconds(60));
    var second = entry(DisputeVerdict.OPENED, Optional.of(answered), AT.plusSeconds(60));
    assertEquals(List.of(answered), DisputeChanges.of(second, Optional.of(first)));
  }

  /** Only what the terms have ended gives way to another one. */
  @Test
  void changes_anotherDisputeInThePlaceOfAnUndecidedOne_endIt() {
    var open = opening().recorded(AT);
    var first = entry(DisputeVerdict.OPENED, Optional.of(open), AT);
    var later = AT.plusSeconds(60);
    var other =
        new DisputeOpening(
                DisputeId.of(billed.tenant(), new SourceId("payer"), new MessageId("p2")),
                new SourceId("payer"),
                Digest.of("other bytes"),
                DisputeCode.NOT_OURS,
                null,
                later)
            .recorded(later);
    var second = entry(DisputeVerdict.OPENED, Optional.of(other), later);

    assertEquals(
        List.of(open.endedByTerms(later), other), DisputeChanges.of(second, Optional.of(first)));
  }
}
