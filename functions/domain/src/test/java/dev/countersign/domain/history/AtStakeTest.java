package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.fixture.DisputeLife;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import dev.countersign.domain.terms.TermsBook;
import org.junit.jupiter.api.Test;

/** What is shown in a month's disputed column, and what is held. */
final class AtStakeTest {
  private static final String TENTH = "2026-12-10T09:00:00Z";

  private static String atStake(DisputeLife life, Meanwhile meanwhile) {
    return AtStake.of(sealed(life.outcome()), book(meanwhile)).map(Money::toString).orElse("");
  }

  private static String held(DisputeLife life, Meanwhile meanwhile) {
    return HeldAmount.of(sealed(life.outcome()), book(meanwhile)).map(Money::toString).orElse("");
  }

  private static SealedEntry sealed(OutcomeFixture outcome) {
    return outcome.sealed().orElseThrow();
  }

  private static TermsBook book(Meanwhile meanwhile) {
    return TermsBuilder.book(terms(meanwhile));
  }

  private static TermsBuilder terms(Meanwhile meanwhile) {
    return DisputeLife.terms(OnSilence.FALLS, OnSilence.STANDS, meanwhile);
  }

  @Test
  void disputed_wholly_isAllOfIt() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.NOT_OURS, null);
    assertEquals("30.00 EUR", atStake(life, Meanwhile.BILLED));
    assertEquals("", held(life, Meanwhile.BILLED));
  }

  @Test
  void disputed_toAnAmount_isTheDifference() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.WRONG_VALUE, "18.00");
    assertEquals("12.00 EUR", atStake(life, Meanwhile.BILLED));
  }

  @Test
  void disputed_thenClawedBackInPart_isTheDifferenceOfWhatIsLeft() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.WRONG_VALUE, "18.00");
    life.outcome().say(retracted("m2").at("2026-12-15T10:00:00Z").reason("cancelled"));
    // 1.15 stands; of 18.00 is left 0.69.
    assertEquals("0.46 EUR", atStake(life, Meanwhile.BILLED));
  }

  @Test
  void decided_isNothing() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.WRONG_VALUE, "18.00");
    life.withdraws("2026-12-12T09:00:00Z");
    assertEquals("", atStake(life, Meanwhile.BILLED));
  }

  @Test
  void withheld_isHeldAndNotAtStake() {
    var life = DisputeLife.under(terms(Meanwhile.WITHHELD));
    life.disputes(TENTH, DisputeCode.OTHER, null);
    assertEquals("", atStake(life, Meanwhile.WITHHELD));
    assertEquals("30.00 EUR", held(life, Meanwhile.WITHHELD));
  }

  @Test
  void withheldInPart_isNeither() {
    var life = DisputeLife.under(terms(Meanwhile.WITHHELD));
    life.disputes(TENTH, DisputeCode.OTHER, "18.00");
    assertEquals("", atStake(life, Meanwhile.WITHHELD));
    assertEquals("", held(life, Meanwhile.WITHHELD));
  }

  @Test
  void early_isHeldForWhatItIsWorth() {
    var life = DisputeLife.usual();
    life.disputes("2026-11-10T09:00:00Z", DisputeCode.OTHER, "18.00");
    assertEquals("30.00 EUR", held(life, Meanwhile.BILLED));
    life.outcome().pass("2026-11-17T00:00:00Z");
    assertEquals("30.00 EUR", held(life, Meanwhile.BILLED));
  }
}
