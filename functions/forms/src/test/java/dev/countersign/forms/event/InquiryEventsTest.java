package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquirySaid;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.InquiryTerms;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.Stories;
import dev.countersign.forms.event.InquiryChangedForm.InquiryChanged;
import java.io.IOException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is published of inquiries; {@code -Dgolden.update=true} writes the golden files again. */
final class InquiryEventsTest {
  private static final EventSchema SCHEMA = new EventSchema("inquiry-changed");
  private static final String RECEIPT = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
  private static final Instant WAITED = Instant.parse("2026-11-09T09:10:00Z");
  private static final Instant DEADLINE = Instant.parse("2026-12-09T09:10:00Z");
  private static final Instant ANSWERED = Instant.parse("2026-12-01T08:30:00.250Z");
  private static final SessionId SESSION = new SessionId("ses_9");
  private static final SourceId SELLER = new SourceId("seller");

  private final Entry billed = new Stories("30.00", "EUR").billed();
  private final Claim asked = Claim.ofInquiry(billed.claim().type(), SESSION);

  private Inquiry drafted() {
    var id = InquiryId.of(billed.tenant(), asked.type(), SESSION);
    return Inquiry.drafted(id, SESSION, WAITED, WAITED);
  }

  private Inquiry sent() {
    var expected = new Money(3500, Currency.getInstance("EUR"));
    var said =
        new InquirySaid(
            SELLER,
            new MessageId("q2"),
            Digest.of("message"),
            Digest.of("signed bytes"),
            DisputeCode.WRONG_VALUE,
            expected,
            WAITED);
    return Inquiry.about(said.opens(billed.tenant()), InquiryType.INCORRECT, said, WAITED);
  }

  /** Of the claim that is asked for: nothing is owed of it. */
  private InquiryChanged ofClaim(
      Inquiry kept, InquiryTrace trace, OutcomeStatus status, Instant at, @Nullable Instant until) {
    var entry =
        new Entry(
            billed.tenant(),
            asked,
            1,
            at,
            trace,
            OutcomeRegisters.EMPTY.withInquiry(kept.changedBy(1)),
            status,
            null,
            null,
            null,
            null,
            List.of(),
            billed.termsOrNull(),
            BillingState.NOTHING,
            List.of(),
            until,
            Digest.ZERO);
    return new InquiryChanged(EntryForm.seal(entry), kept, until);
  }

  /** Of an outcome that is billed. */
  private InquiryChanged ofOutcome(Inquiry kept) {
    var entry =
        new Entry(
            billed.tenant(),
            billed.claim(),
            billed.seq() + 1,
            WAITED,
            new InquiryTrace.Asked(
                kept.id(), kept.type(), SELLER, Digest.of("message"), Digest.of("signed bytes")),
            billed.registers().withInquiry(kept.changedBy(billed.seq() + 1)),
            billed.status(),
            billed.reasonOrNull(),
            billed.detailOrNull(),
            billed.occurredAtOrNull(),
            billed.valueOrNull(),
            billed.shares(),
            billed.termsOrNull(),
            billed.billed(),
            List.of(),
            DEADLINE,
            EntryForm.seal(billed).hash());
    return new InquiryChanged(EntryForm.seal(entry), kept, DEADLINE);
  }

  private Map<String, InquiryChanged> events() {
    var draft = new InquiryTrace.Drafted(drafted().id());
    var heard = new HeardUnder(Claim.parse("policy_signed/policy/P-7"), ANSWERED);
    var owed =
        drafted()
            .endedBySilence(
                new InquiryTerms(CalendarSpan.parse("P30D"), OnNoAnswer.OWED), DEADLINE);
    return Map.of(
        "inquiry-changed-drafted",
        ofClaim(drafted(), draft, OutcomeStatus.PARKED, WAITED, DEADLINE),
        "inquiry-changed-asked",
        ofOutcome(sent()),
        "inquiry-changed-attested",
        ofClaim(
            drafted().heard(heard),
            new InquiryTrace.Heard(drafted().id(), heard),
            OutcomeStatus.VOID,
            ANSWERED,
            null),
        "inquiry-changed-declined",
        ofClaim(
            drafted().declined(DeclineCode.NO_SUCH_RESULT, ANSWERED),
            draft,
            OutcomeStatus.NOT_BILLABLE,
            ANSWERED,
            null),
        "inquiry-changed-owed",
        ofClaim(owed, draft, OutcomeStatus.BILLABLE, DEADLINE, null));
  }

  @Test
  void goldenFiles_areWhatIsWritten_andFitTheSchema() throws IOException {
    for (var of : events().entrySet()) {
      var event = InquiryChangedForm.event(of.getValue(), RECEIPT);
      EventSchema.assertGolden(of.getKey(), event.detail());
      SCHEMA.assertFits(EventSchema.data(event));
      SCHEMA.assertDeclares(EventSchema.data(event));
    }
  }

  @Test
  void event_withoutARequiredField_failsItsSchema() throws IOException {
    for (InquiryChanged changed : events().values()) {
      SCHEMA.assertNeedsWhatItRequires(InquiryChangedForm.event(changed, RECEIPT));
    }
  }

  @Test
  void data_hasNoReceipt() {
    for (InquiryChanged changed : events().values()) {
      assertEquals(-1, new String(InquiryChangedForm.data(changed), UTF_8).indexOf("receipt"));
    }
  }
}
