package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.reconciling.LineFinding;
import dev.countersign.domain.reconciling.Owed;
import dev.countersign.domain.reconciling.OwedSum;
import dev.countersign.domain.reconciling.SeenLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 9: what is owed, and what an engine has. */
final class OwedTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().reversal(1, 3000);
  private static final BigDecimal VALUE = BigDecimal.valueOf(3000);
  private static final SeenLine THERE = new SeenLine.There(Optional.of(VALUE));
  private static final SeenLine GONE = new SeenLine.NotThere();

  private static Desk desk(EngineBuilder engine) {
    return new Desk(engine.build(), NOON).arrives(B);
  }

  private static Owed owed(Desk desk, BillingLine line) {
    return Owed.of(desk.posting(line), desk.postings, desk.target);
  }

  private static LineFinding finding(Owed owed, SeenLine seen) {
    return LineFinding.of(owed, VALUE, seen, NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void owed_ofWhatIsNotSent_isNoLine() {
    assertEquals(new Owed.NoLine(), owed(desk(engine()), B));
    var refused = new EngineAnswer.Refused(new EngineWord("no_meter"));
    assertEquals(new Owed.NoLine(), owed(desk(engine()).answered(B, refused), B));
  }

  @Test
  void owed_ofWhatIsSent_isALineUntilItIsTakenBackInItsPlace() {
    var desk = desk(engine().cancel(null, While.ALWAYS)).sent(B);
    assertEquals(new Owed.Line(3000, NOON), owed(desk, B));
    desk.arrives(R);
    assertEquals(new Owed.Line(3000, NOON), owed(desk, B));
    var claimed = desk.claimed(R);
    assertEquals(new Owed.Perhaps(3000), owed(desk, B));
    desk.answered(claimed, Desk.ACCEPTED);
    assertEquals(new Owed.Nothing(), owed(desk, B));
    assertEquals(new Owed.NoLine(), owed(desk, R));
  }

  @Test
  void owed_ofANegative_isALineOfItsOwn() {
    var desk = desk(ableEngine()).sent(B).arrives(R).sent(R);
    assertEquals(new Owed.Line(3000, NOON), owed(desk, B));
    assertEquals(new Owed.Line(-3000, NOON), owed(desk, R));
  }

  @Test
  void owed_ofADocument_isNoUsage() {
    var desk = desk(engine().documents(Direction.CREDIT)).sent(B).arrives(R).sent(R);
    assertEquals(new Owed.Document(-3000, NOON), owed(desk, R));
  }

  @Test
  void owed_ofWhatIsInDoubt_isPerhaps() {
    var desk = desk(engine());
    var _ = desk.claimed(B);
    assertEquals(new Owed.Perhaps(3000), owed(desk, B));
    var conflict = desk(engine()).answered(B, new EngineAnswer.Duplicate(null));
    assertEquals(new Owed.Perhaps(3000), owed(conflict, B));
    var refused = desk(engine()).answered(B, new EngineAnswer.Refused(new EngineWord("no_meter")));
    var _ = refused.wishes(B, Wish.DONE);
    assertEquals(new Owed.Perhaps(3000), owed(refused, B));
  }

  @Test
  void finding_ofALine_isByItsValueAndItsAge() {
    var line = new Owed.Line(3000, NOON);
    assertEquals(LineFinding.AGREES, finding(line, THERE));
    assertEquals(LineFinding.AGREES, finding(line, new SeenLine.There(Optional.empty())));
    assertEquals(
        LineFinding.DIFFERS, finding(line, new SeenLine.There(Optional.of(BigDecimal.ONE))));
    assertEquals(
        LineFinding.AGREES,
        finding(line, new SeenLine.There(Optional.of(new BigDecimal("3000.00")))));
    assertEquals(LineFinding.MISSING, finding(line, GONE));
    assertEquals(LineFinding.YOUNG, finding(new Owed.Line(3000, NOON.plusSeconds(1)), GONE));
    assertEquals(LineFinding.UNANSWERED, finding(line, new SeenLine.NoAnswer()));
  }

  @Test
  void finding_ofWhatIsNoPlainLine_isByWhatItIs() {
    var nothing = new Owed.Nothing();
    assertEquals(LineFinding.AGREES, finding(nothing, GONE));
    assertEquals(LineFinding.DIFFERS, finding(nothing, THERE));
    assertEquals(
        LineFinding.AGREES, finding(nothing, new SeenLine.There(Optional.of(BigDecimal.ZERO))));
    var perhaps = new Owed.Perhaps(3000);
    assertEquals(LineFinding.CONFIRMED, finding(perhaps, THERE));
    assertEquals(LineFinding.OPEN, finding(perhaps, GONE));
    assertEquals(LineFinding.EXTRA, finding(new Owed.NoLine(), THERE));
    assertEquals(LineFinding.MISSING, finding(new Owed.Document(-3000, NOON), GONE));
  }

  @Test
  void sum_withWhatNobodyKnows_isARange() {
    var now = NOON.plus(Duration.ofHours(1));
    var sum =
        OwedSum.NONE
            .plus(new Owed.Line(3000, NOON), VALUE, now)
            .plus(new Owed.Perhaps(500), BigDecimal.valueOf(500), now)
            .plus(new Owed.Line(-200, now), BigDecimal.valueOf(-200), now)
            .plus(new Owed.Document(-900, NOON), BigDecimal.valueOf(-900), now);

    assertTrue(unexplained(sum, 3000).isEmpty());
    assertTrue(unexplained(sum, 2800).isEmpty());
    assertTrue(unexplained(sum, 3500).isEmpty());
    assertEquals(Optional.of(BigDecimal.valueOf(501)), unexplained(sum, 3501));
    assertEquals(Optional.of(BigDecimal.valueOf(-201)), unexplained(sum, 2799));
    assertFalse(sum.unexplained(BigDecimal.ZERO, BigDecimal.valueOf(-2000)).isEmpty());
    assertTrue(sum.unexplained(BigDecimal.ZERO, BigDecimal.valueOf(-3000)).isEmpty());
  }

  private static Optional<BigDecimal> unexplained(OwedSum sum, long has) {
    return sum.unexplained(BigDecimal.valueOf(has), BigDecimal.ZERO);
  }
}
