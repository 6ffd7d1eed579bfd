package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.tenant;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.posting.Tries;
import dev.countersign.ledger.TargetKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;

/** Postings that tests write. */
public final class PostingSamples {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private PostingSamples() {}

  /** A target that no other test uses. */
  public static TargetKey target() {
    return new TargetKey(tenant(), new TargetName("lago"));
  }

  static EventId event(String name) {
    return new EventId("res_" + Digest.of(name).prefix(32));
  }

  /** A posting of an outcome of its own. */
  static Posting posting(TargetKey target, String name, PostingState state) {
    return posting(target, claim(name), name, state);
  }

  /** A posting of the result event that is made of this name. */
  public static Posting posting(TargetKey target, Claim claim, String name, PostingState state) {
    var id = event(name);
    var line =
        new BillingLine(
            id,
            new LineRole.Billable(null),
            claim,
            NOON,
            NOON.plusSeconds(1),
            ZONE,
            new Money(1250, Currency.getInstance("EUR")),
            new Meter("tickets"),
            Map.of("lago", "cust_1"),
            bytes("{\"id\":\"" + id + "\"}"));
    return Posting.first(new PostingKey(target.tenant(), target.name(), id), line, state);
  }

  static PostingState ready(Instant due) {
    return PostingState.Ready.untried(due);
  }

  static PostingState sending(Instant leasedUntil, Instant due) {
    return new PostingState.Sending(
        request(NOON), Tries.NONE.begun(NOON), leasedUntil, due, new NextStep.TryAgain());
  }

  static PostingState sent(Instant postingTime) {
    return new PostingState.Sent(
        NOON,
        Proof.ACCEPTED,
        Tries.NONE.begun(NOON),
        new EngineReference("evt_1"),
        request(postingTime));
  }

  static PostingState held() {
    return PostingState.Held.untried(NOON, new HeldReason.NoCustomer());
  }

  /** A frozen request. */
  public static FrozenRequest request(Instant postingTime) {
    var plan =
        new PlannedRequest(
            new RequestKind.Usage(), new EngineCustomer("cust_1"), 1250, postingTime);
    return new FrozenRequest(plan, bytes("POST /api/v1/events"));
  }

  static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
