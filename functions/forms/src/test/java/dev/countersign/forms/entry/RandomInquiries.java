package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.inquiry.InquiryEnd.InquiryEndedBy;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquiryOrigin;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made-up inquiries, and what is said about them. */
final class RandomInquiries {
  private static final OutcomeType TYPE = new OutcomeType("policy_signed");

  private final Random random;

  RandomInquiries(Random random) {
    this.random = random;
  }

  Inquiry inquiry() {
    var type = pick(InquiryType.values());
    var session = type == InquiryType.UNTRACKED ? new SessionId("ses_" + number()) : null;
    return new Inquiry(id(), type, session, origin(), time(), maybe(this::end), 1 + number());
  }

  InquiryTrace trace() {
    return switch (random.nextInt(4)) {
      case 0 -> new InquiryTrace.Drafted(id());
      case 1 ->
          new InquiryTrace.Asked(id(), pick(InquiryType.values()), source(), digest(), digest());
      case 2 -> new InquiryTrace.Heard(id(), new HeardUnder(claim(), time()));
      default -> new InquiryTrace.OnInquiry(id(), act(), source(), maybe(this::digest), digest());
    };
  }

  private InquiryOrigin origin() {
    return random.nextBoolean()
        ? new InquiryOrigin.Drafted(time())
        : new InquiryOrigin.Sent(
            source(),
            digest(),
            maybe(() -> pick(DisputeCode.values())),
            maybe(() -> new Money(1 + number(), Currency.getInstance("EUR"))),
            time());
  }

  private InquiryEnd end() {
    var ended = List.of(InquiryState.values()).subList(1, InquiryState.values().length);
    return new InquiryEnd(
        ended.get(random.nextInt(ended.size())),
        pick(InquiryEndedBy.values()),
        time(),
        maybe(() -> pick(DeclineCode.values())),
        maybe(this::claim));
  }

  private InquiryAct act() {
    return random.nextBoolean()
        ? new InquiryAct.Withdrawn()
        : new InquiryAct.Declined(pick(DeclineCode.values()));
  }

  private InquiryId id() {
    return InquiryId.of(new TenantId("acme"), source(), new MessageId("q" + number()));
  }

  private Claim claim() {
    return Claim.of(TYPE, List.of("policy", "P-" + number()));
  }

  private SourceId source() {
    return new SourceId("seller" + random.nextInt(3));
  }

  private Digest digest() {
    return Digest.of("inquiry", String.valueOf(number()));
  }

  private Instant time() {
    return Instant.parse("2026-11-01T00:00:00Z").plusMillis(random.nextInt());
  }

  private int number() {
    return random.nextInt(1000);
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T maybe(Supplier<T> some) {
    return random.nextBoolean() ? some.get() : null;
  }
}
