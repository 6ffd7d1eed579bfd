package dev.countersign.domain.registers;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Registers stay small, and what they no longer list is archived. */
final class OutcomeRegistersTest {
  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

  private static Statement statement(int number) {
    return restated("m" + number).stated(START.plusSeconds(number)).build();
  }

  @Test
  void withStatement_aThousandMessages_listsTheLastAndArchivesEachOther() {
    var registers = OutcomeRegisters.EMPTY;
    var archive = new ArrayList<AnsweredMessage>();
    for (int number = 1; number <= 1000; number++) {
      var after = registers.withStatement(statement(number), KeptStatements.NONE, number);
      archive.addAll(after.archivedSince(registers));
      registers = after;
      assertTrue(registers.seen().size() <= 75, "listed: " + registers.seen().size());
      assertEquals(number, registers.archived() + registers.seen().size());
    }

    var all = new ArrayList<>(archive);
    all.addAll(registers.seen());
    var inOrder =
        IntStream.rangeClosed(1, 1000).mapToObj(n -> AnsweredMessage.of(statement(n), n)).toList();
    assertEquals(inOrder, all);
    assertEquals(Optional.empty(), registers.answered(statement(1)));
    assertEquals(1000, registers.answered(statement(1000)).orElseThrow().seq());
  }

  @Test
  void withStatement_afterSeventyFive_archivesTwentyFive() {
    var registers = OutcomeRegisters.EMPTY;
    for (int number = 1; number <= 75; number++) {
      registers = registers.withStatement(statement(number), KeptStatements.NONE, number);
    }
    assertEquals(75, registers.seen().size());

    var after = registers.withStatement(statement(76), KeptStatements.NONE, 76);

    assertEquals(51, after.seen().size());
    assertEquals(registers.seen().subList(0, 25), after.archivedSince(registers));
    assertEquals(List.of(), registers.archivedSince(registers));
  }

  @Test
  void stated_archivedMessage_isRepeatedOrConflicting() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    var first = attested("m1").build();
    var seen = AnsweredMessage.of(first, 1);
    var other = attested("m1").fact("plan", "other").build();

    var repeated = outcome.decide(new Stimulus.Stated(first, List.of(), seen), first.receivedAt());
    var conflict = outcome.decide(new Stimulus.Stated(other, List.of(), seen), START);

    assertEquals(1, assertInstanceOf(Decision.Repeated.class, repeated).seq());
    assertEquals(1, assertInstanceOf(Decision.Conflicting.class, conflict).seq());
  }

  @Test
  void stated_archivedMessageThatTheEntryDoesNotList_isRepeated() {
    var sealed = OutcomeFixture.under(terms());
    sealed.record(session("s1"));
    sealed.say(attested("m1"));
    var old = restated("m0").build();

    var decision =
        sealed.decide(
            new Stimulus.Stated(old, List.of(), AnsweredMessage.of(old, 1)),
            START.plusSeconds(86_400));

    assertEquals(1, assertInstanceOf(Decision.Repeated.class, decision).seq());
  }

  @Test
  void asTreated_holdout_isInTheTreatmentArmAndNothingElseChanges() {
    var held = session("s1").arm(Session.Arm.HOLDOUT).build();
    var treated = session("s2").arm(Session.Arm.TREATMENT).build();
    var plain = session("s3").arm(null).build();

    var all =
        OutcomeRegisters.EMPTY.withSessions(List.of(held, treated, plain)).asTreated().sessions();

    assertEquals(Session.Arm.TREATMENT, arm(all.get(held.id())));
    assertEquals(treated, all.get(treated.id()));
    assertEquals(plain, all.get(plain.id()));
  }

  @Test
  void parse_whatTextWrote_isReadBackAndNothingElse() {
    var seen = AnsweredMessage.of(statement(7), 7);

    assertEquals(seen, AnsweredMessage.parse(seen.text()));
    assertThrows(IllegalArgumentException.class, () -> AnsweredMessage.parse("a:b"));
    assertThrows(IllegalArgumentException.class, () -> AnsweredMessage.parse("a:b:c"));
  }

  private static Session.@Nullable Arm arm(@Nullable Session session) {
    var strategy = session == null ? null : session.strategy();
    return strategy == null ? null : strategy.arm();
  }
}
