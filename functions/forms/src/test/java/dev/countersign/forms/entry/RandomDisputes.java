package dev.countersign.forms.entry;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.SellersAnswer;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.history.DisputeVerdict;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made-up disputes, each from its random numbers alone. */
record RandomDisputes(Random random) {

  Dispute dispute() {
    return new Dispute(
        id(),
        source(),
        digest(),
        pick(DisputeCode.values()),
        maybe(this::stated),
        time(),
        time(),
        maybe(() -> new SellersAnswer(time(), maybe(this::stated))),
        maybe(this::end));
  }

  Trace disputed() {
    return new Trace.Disputed(
        id(), source(), digest(), pick(DisputeCode.values()), pick(DisputeVerdict.values()));
  }

  Trace spoken() {
    return new Trace.OnDispute(
        id(), act(), maybe(this::source), maybe(this::digest), digest());
  }

  private DisputeAct act() {
    return switch (random.nextInt(6)) {
      case 0 -> new DisputeAct.Withdrawn();
      case 1 -> new DisputeAct.Contested();
      case 2 -> new DisputeAct.Conceded();
      case 3 -> new DisputeAct.Offered(money());
      default -> new DisputeAct.Ruled(finding(), "judge", "heard both");
    };
  }

  private DisputeFinding finding() {
    return switch (random.nextInt(3)) {
      case 0 -> new DisputeFinding.Stands();
      case 1 -> new DisputeFinding.Falls();
      default -> new DisputeFinding.Adjusted(money());
    };
  }

  private DisputeEnd end() {
    var ended = List.of(DisputeState.STANDS, DisputeState.FALLS, DisputeState.ADJUSTED);
    return new DisputeEnd(
        ended.get(random.nextInt(ended.size())),
        pick(DisputeEnd.EndedBy.values()),
        time(),
        maybe(this::stated));
  }

  private StatedAmount stated() {
    return new StatedAmount(money(), time());
  }

  private Money money() {
    return new Money(1 + random.nextInt(99_999), Currency.getInstance("EUR"));
  }

  private DisputeId id() {
    return DisputeId.of(new TenantId("acme"), source(), new MessageId("m-" + random.nextInt(1000)));
  }

  private SourceId source() {
    return new SourceId("payer-" + random.nextInt(9));
  }

  private Digest digest() {
    return Digest.of("some", String.valueOf(random.nextInt()));
  }

  private Instant time() {
    return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(99_999_999), random.nextInt(1000));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }
}
