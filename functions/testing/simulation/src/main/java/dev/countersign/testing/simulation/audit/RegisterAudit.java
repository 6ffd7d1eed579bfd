package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleLinks;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an outcome keeps (contract, section 4): statements as a set, of each the earliest
 * receipt; every other register only goes forward, and answered messages stay answered.
 */
final class RegisterAudit {
  private static final int MOST = 256;

  private RegisterAudit() {}

  /** Checks an entry against the one before. */
  static void check(WrittenEntry before, WrittenEntry after, AuditFindings note) {
    checkKept(before.registers(), after.registers(), note);
    before
        .registers()
        .foldedUpTo()
        .forEach((source, at) ->
            forward(at, after.registers().foldedUpTo().get(source), "of what is folded", note));
    before
        .registers()
        .sessions()
        .forEach((session, known) -> {
          var now = after.registers().sessions().get(session);
          forward(
              known.recordedAt(),
              now == null ? null : now.recordedAt(),
              "form of session " + session,
              note);
          note.unless(
              now == null || !now.receivedAt().isAfter(known.receivedAt()),
              AuditRule.NEWEST_STANDS,
              "session " + session + " was received later than before");
        });
    checkDecisions(before.registers(), after.registers(), note);
    before
        .registers()
        .seen()
        .forEach((message, content) ->
            note.same(
                content,
                after.registers().seen().get(message),
                AuditRule.SAME_MESSAGE_SAME_ANSWER,
                "the answer to a message"));
  }

  /** What was kept is kept, with the same receipt or an earlier one, unless it is folded away. */
  private static void checkKept(
      AuditedRegisters before, AuditedRegisters after, AuditFindings note) {
    var now =
        after.statements().stream()
            .collect(
                Collectors.toMap(
                    RegisteredStatement::key, Function.identity(), (one, other) -> one));
    for (RegisteredStatement kept : before.statements()) {
      var still = now.get(kept.key());
      var rule = kept.takesBack() ? AuditRule.RETRACTION_REMEMBERED : AuditRule.NEWEST_STANDS;
      note.unless(
          still != null || isFolded(kept, after.foldedUpTo()),
          rule,
          "forgotten what was said: " + kept.key());
      note.unless(
          still == null || !still.statement().receivedAt().isAfter(kept.statement().receivedAt()),
          AuditRule.ORDER_IS_NOTHING,
          "a later receipt stands of " + kept.key());
    }
  }

  private static boolean isFolded(RegisteredStatement kept, Map<String, Instant> upTo) {
    var folded = upTo.get(kept.key().source());
    return folded != null && !kept.key().statedAt().isAfter(folded);
  }

  private static void checkDecisions(
      AuditedRegisters before, AuditedRegisters after, AuditFindings note) {
    if (before.choice() != null) {
      forward(
          before.choice().at(),
          after.choice() == null ? null : after.choice().at(),
          "choice",
          note);
    }
    if (before.ruling() != null) {
      forward(
          before.ruling().at(),
          after.ruling() == null ? null : after.ruling().at(),
          "ruling",
          note);
    }
    if (before.grace() != null) {
      forward(
          before.grace().until(),
          after.grace() == null ? null : after.grace().until(),
          "restoration",
          note);
    }
  }

  private static void forward(
      Instant before, @Nullable Instant after, String what, AuditFindings note) {
    note.unless(
        after != null && !after.isBefore(before),
        AuditRule.NEWEST_STANDS,
        "gone back to an earlier " + what);
  }

  /** Checks one entry by itself. */
  static void check(WrittenEntry entry, AuditFindings note) {
    var registers = entry.registers();
    registers
        .seen()
        .forEach((message, content) ->
            note.unless(
                !content.contains(" and again "),
                AuditRule.SAME_MESSAGE_SAME_ANSWER,
                "a message counted twice"));
    var statements = registers.statements();
    note.unless(
        new HashSet<>(statements.stream().map(RegisteredStatement::key).toList()).size()
            == statements.size(),
        AuditRule.ORDER_IS_NOTHING,
        "a statement is kept twice");
    note.unless(
        statements.stream().sorted(RegisteredStatement.IN_ORDER).toList().equals(statements),
        AuditRule.ORDER_IS_NOTHING,
        "statements are not in their order");
    note.unless(
        statements.stream().filter(kept -> !kept.takesBack()).count() <= MOST,
        AuditRule.NEWEST_STANDS,
        "more statements than there is room for");
    statements.stream()
        .filter(RegisteredStatement::takesBack)
        .forEach(kept -> checkBare(kept, note));
  }

  /** Of what takes back only act, times, reason and into are kept. */
  private static void checkBare(RegisteredStatement kept, AuditFindings note) {
    var said = kept.statement();
    note.unless(
        said.value() == null && said.facts().isEmpty() && said.links().equals(OracleLinks.NONE),
        AuditRule.RETRACTION_REMEMBERED,
        "what takes back is kept with what means nothing: " + kept.key());
  }
}
