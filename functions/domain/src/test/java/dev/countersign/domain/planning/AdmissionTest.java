package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.EUR;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PostingState.Held;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 2. */
final class AdmissionTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final Currency USD = Currency.getInstance("USD");

  @Test
  void billable_ofAnotherType_isNotForTheTarget() {
    assertTrue(Admission.isFor(B, engine().build()));
    assertTrue(Admission.isFor(B, engine().outcomes("policy_signed").build()));
    assertFalse(Admission.isFor(B, engine().outcomes("lead_won").build()));
    assertFalse(Admission.isFor(signed().reversal(1, 3000), engine().outcomes("lead_won").build()));
  }

  @Test
  void billable_decidedBeforeTheTargetsStart_isNotForIt() {
    assertTrue(Admission.isFor(B, engine().from(NOON).build()));
    var later = engine().from(NOON.plusSeconds(1)).build();
    assertFalse(Admission.isFor(B, later));
    assertTrue(Admission.isFor(signed().reversal(1, 3000), later));
    assertTrue(new Desk(later, NOON).arrives(B).postings.byId().isEmpty());
  }

  @Test
  void billable_ofNoCustomer_isHeld() {
    var nobodys = signed().billTo(Map.of("other", "x")).billable(1, 3000);
    assertEquals(
        Optional.of(new HeldReason.NoCustomer()), Admission.obstacle(nobodys, engine().build()));
    var blank = signed().billTo(Map.of("id", " ")).billable(1, 3000);
    assertEquals(
        Optional.of(new HeldReason.NoCustomer()), Admission.obstacle(blank, engine().build()));
  }

  @Test
  void customer_isLookedUpInTheTargetsMap() {
    var known = engine().customers(Map.of("cus_1", new EngineCustomer("acc-7"))).build();
    assertEquals(Optional.of(new EngineCustomer("acc-7")), known.customer(B));
    var unknown = engine().customers(Map.of()).build();
    assertEquals(Optional.of(new HeldReason.NoCustomer()), Admission.obstacle(B, unknown));
  }

  @Test
  void billable_ofAnotherCurrency_isHeld() {
    assertEquals(Optional.empty(), Admission.obstacle(B, engine().currency(EUR).build()));
    assertEquals(
        Optional.of(new HeldReason.OtherCurrency(USD)),
        Admission.obstacle(B, engine().currency(USD).build()));
  }

  @Test
  void billable_withoutAnAmount_isHeldWhereAmountsAreCounted() {
    var units = signed().counted().billable(1, 7);
    for (var counted : new Counted[] {Counted.AMOUNT, Counted.AMOUNT_MINOR}) {
      assertEquals(
          Optional.of(new HeldReason.NoAmount()),
          Admission.obstacle(units, engine().counting(counted).build()));
    }
    var quantities = engine().counting(Counted.QUANTITY).currency(EUR).build();
    assertEquals(Optional.empty(), Admission.obstacle(units, quantities));
  }

  @Test
  void value_isWhatTheTargetCounts() {
    var quantities = engine().counting(Counted.QUANTITY).build();
    assertEquals(3000, engine().build().value(B));
    assertEquals(1, quantities.value(B));
    assertEquals(-1, quantities.value(signed().reversal(1, 3000)));
    assertEquals(7, quantities.value(signed().counted().billable(1, 7)));
    assertEquals(-7, quantities.value(signed().counted().reversal(1, 7)));
  }

  @Test
  void billable_thatIsHeld_isAnnulledByItsReversal() {
    var nobodys = signed().billTo(Map.of());
    var line = nobodys.billable(1, 3000);
    var desk = new Desk(engine().build(), NOON).arrives(line);
    assertEquals(Held.untried(NOON, new HeldReason.NoCustomer()), desk.state(line));
    desk.arrives(nobodys.reversal(1, 3000));
    assertEquals("annulled", desk.word(line));
    assertEquals("annulled", desk.word(nobodys.reversal(1, 3000)));
  }

  @Test
  void billable_whoseCustomerIsGoneWhenItIsDue_isHeld() {
    var desk = new Desk(engine().build(), NOON).arrives(B);
    var unknown = new Desk(engine().customers(Map.of()).build(), NOON);
    unknown.postings = desk.postings;
    assertEquals("held", unknown.settles(B).word(B));
  }
}
