package dev.countersign.app;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.planning.TargetRest;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Annulled;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.GivenUp;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.PostingState.Waiting;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.posting.Tries;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** A posting in each state, and held for each reason; and a target that is followed, and rests. */
final class StoredPostings {
  static final TargetKey TARGET = new TargetKey(World.TENANT, new TargetName("lago"));
  static final TargetKey RESTING = new TargetKey(World.TENANT, new TargetName("stripe"));

  static final TargetRest REST =
      new TargetRest(4, 2, World.NOON.plusSeconds(120), event(1), World.NOON.plusSeconds(240));

  private static final Instant LATER = World.NOON.plusSeconds(60);
  private static final Tries TWO = Tries.NONE.begun(World.NOON).begun(LATER);

  private StoredPostings() {}

  static void put(Ledger ledger) {
    for (Posting posting : all()) {
      var _ = ledger.postings().write("run", List.of(new PostingChange(null, posting)));
    }
    ledger.followedTargets().follow(TARGET);
    ledger.followedTargets().follow(RESTING);
    var _ = ledger.followedTargets().lease(RESTING, "run", World.NOON, LATER);
    var _ = ledger.followedTargets().rest(RESTING, "run", REST);
  }

  /** One of each state and reason; their events are numbered in this order, from 1. */
  static List<Posting> all() {
    var all = new ArrayList<Posting>();
    for (PostingState state : states()) {
      all.add(Posting.first(key(all.size() + 1), line(all.size() + 1, false), state));
    }
    int n = all.size();
    var negative =
        new Sending(
            frozen(new RequestKind.Correction(RequestKind.How.NEGATIVE, event(1)), -3000),
            Tries.NONE.begun(World.NOON),
            LATER,
            LATER,
            new NextStep.TryAgain());
    all.add(Posting.first(key(n + 1), line(n + 1, true), negative));
    var document =
        new Sent(
            LATER,
            Proof.ACCEPTED,
            TWO,
            new EngineReference("cn_1"),
            frozen(new RequestKind.Document(RequestKind.Direction.CREDIT, event(1)), -2250));
    all.add(
        Posting.first(key(n + 2), line(n + 2, true), document)
            .closed(LATER)
            .by(new PersonsWord(new Person("pat"), LATER, "looked there")));
    return all;
  }

  private static List<PostingState> states() {
    var usage = frozen(new RequestKind.Usage(), 3000);
    var states = new ArrayList<PostingState>();
    states.add(new Ready(World.NOON, Tries.NONE, null));
    states.add(new Ready(LATER, Tries.NONE.begun(World.NOON).withoutNewest(), usage));
    states.add(new Waiting(event(1)));
    states.add(new Sending(usage, TWO, LATER, LATER.plusSeconds(60), new NextStep.TryAgain()));
    states.add(
        new Sending(usage, TWO, LATER, LATER, new NextStep.OnlyAsk(new EngineWord("closed"))));
    for (Proof proof : Proof.values()) {
      states.add(new Sent(LATER, proof, TWO, new EngineReference("ev_1"), usage));
    }
    states.add(new Sent(LATER, Proof.PERSON, Tries.NONE, null, null));
    states.add(new Annulled(LATER, event(2)));
    states.add(new Corrected(LATER, event(2)));
    for (HeldReason reason : reasons()) {
      boolean asked = reason.presence() == HeldReason.Presence.PERHAPS;
      states.add(new Held(LATER, reason, asked ? TWO : Tries.NONE, asked ? usage : null));
      states.add(new GivenUp(LATER, reason));
    }
    return states;
  }

  private static List<HeldReason> reasons() {
    return List.of(
        new HeldReason.NoCustomer(),
        new HeldReason.NoAmount(),
        new HeldReason.OtherCurrency(Currency.getInstance("USD")),
        new HeldReason.TooLate(),
        new HeldReason.Conflict(),
        new HeldReason.Unconfirmed(HeldReason.Looked.ABSENT, null),
        new HeldReason.Unconfirmed(
            HeldReason.Looked.CANNOT_BE_ASKED, new EngineWord("unknown_customer")),
        new HeldReason.Refused(new EngineWord("unknown_meter")),
        new HeldReason.Task(new EngineCustomer("cus_1"), -2250, YearMonth.of(2026, 11)),
        new HeldReason.Unreadable(
            new Problem("unreadable", "/item", "item gives no object", "mend the file")));
  }

  private static PostingKey key(int number) {
    return new PostingKey(World.TENANT, TARGET.name(), event(number));
  }

  static EventId event(int number) {
    return new EventId("res_%032x".formatted(number));
  }

  private static BillingLine line(int number, boolean reversal) {
    long minor = reversal ? -3000 : 3000;
    return new BillingLine(
        event(number),
        reversal
            ? new LineRole.Reversal(event(1), event(2))
            : new LineRole.Billable(number % 2 == 0 ? event(1) : null),
        World.claim(StoredScenario.HELD, "P-" + number),
        World.NOON,
        LATER,
        ZoneId.of("Europe/Berlin"),
        new Money(minor, Currency.getInstance("EUR")),
        new Meter("policy_signed"),
        Map.of("customer", "acme", "lago", "cus_1"),
        text("{\"amount\":\"30.00\",\"id\":\"" + event(number) + "\",\"kind\":\"billable\"}"));
  }

  private static FrozenRequest frozen(RequestKind kind, long value) {
    return new FrozenRequest(
        new PlannedRequest(kind, new EngineCustomer("cus_1"), value, World.NOON),
        text("{\"body\":\"e30=\",\"method\":\"POST\",\"url\":\"https://api.getlago.com/x\"}"));
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
