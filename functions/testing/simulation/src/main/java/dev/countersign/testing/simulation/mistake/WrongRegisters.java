package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.testing.simulation.mistake.WrongOutcomes.WrongAppend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes with sessions and rulings that are kept, and with what is kept at all. */
final class WrongRegisters {
  private static final Instant EVER = Instant.parse("2099-01-01T00:00:00Z");

  private WrongRegisters() {}

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("a test session is a candidate", new WrongReading(WrongRegisters::testsCount));
    all.put("the share of a free session is billed", new WrongReading(WrongRegisters::nobodyFree));
    all.put(
        "a ruling settles what is said after it", new WrongReading(WrongRegisters::rulesForEver));
    all.put("a ruling is forgotten", new WrongReading(WrongRegisters::neverRuled));
    all.put("what a successor takes back is forgotten", new WrongReading(WrongRegisters::bereft));
    all.put("of each source only the newest truth is kept", keeping(WrongRegisters::newestOnly));
    all.put("the last receipt of a statement is kept", keeping(WrongRegisters::lastReceipt));
    return all;
  }

  /** All is decided rightly, and something else is kept. */
  private static Mistake keeping(Function<Entry, OutcomeRegisters> kept) {
    return new WrongAppend((to, stored, evidence) -> {
      var entry = stored.entry();
      var wrong = kept.apply(entry);
      return to.right.append(
          wrong.equals(entry.registers())
              ? stored
              : new StoredEntry(EntryForm.seal(EntryCopy.keeping(wrong, entry)), stored.receipt()),
          evidence);
    });
  }

  private static OutcomeRegisters testsCount(OutcomeRegisters registers, TermsBook book) {
    return sessions(
        registers,
        s ->
            new Session(
                s.id(),
                s.conversation(),
                s.agent(),
                s.channel(),
                Session.Mode.LIVE,
                s.handledBy(),
                s.strategy(),
                s.keys(),
                s.startedAt(),
                s.endedAt(),
                s.recordedAt(),
                s.firstReceivedAt(),
                s.content()));
  }

  /** Where one of several sessions is free, its share is billed like the others. */
  private static OutcomeRegisters nobodyFree(OutcomeRegisters registers, TermsBook book) {
    boolean paid =
        registers.sessions().values().stream()
            .anyMatch(session -> session.handledBy() == Session.HandledBy.AGENT);
    return paid
        ? sessions(
            registers,
            s ->
                new Session(
                    s.id(),
                    s.conversation(),
                    s.agent(),
                    s.channel(),
                    s.mode(),
                    Session.HandledBy.AGENT,
                    s.strategy(),
                    s.keys(),
                    s.startedAt(),
                    s.endedAt(),
                    s.recordedAt(),
                    s.firstReceivedAt(),
                    s.content()))
        : registers;
  }

  private static OutcomeRegisters sessions(
      OutcomeRegisters registers, UnaryOperator<Session> wrong) {
    var sessions = new TreeMap<>(registers.sessions());
    sessions.replaceAll((id, session) -> wrong.apply(session));
    return registers.withOnly(sessions);
  }

  private static OutcomeRegisters rulesForEver(OutcomeRegisters registers, TermsBook book) {
    return registers
        .ruling()
        .map(made -> new Ruling(made.finding(), made.by(), made.why(), EVER))
        .map(made -> ruled(registers, made))
        .orElse(registers);
  }

  private static OutcomeRegisters neverRuled(OutcomeRegisters registers, TermsBook book) {
    return ruled(registers, null);
  }

  private static OutcomeRegisters ruled(OutcomeRegisters registers, @Nullable Ruling ruling) {
    return new OutcomeRegisters(
        registers.statements(),
        registers.sessions(),
        registers.choiceOrNull(),
        ruling,
        registers.restorationOrNull(),
        registers.disputeOrNull(),
        registers.inquiryOrNull(),
        registers.seen(),
        registers.archived());
  }

  /** Those who succeed others by some version take nothing back. */
  private static OutcomeRegisters bereft(OutcomeRegisters registers, TermsBook book) {
    return FoldWalk.with(
        registers,
        registers.statements().all().stream()
            .filter(said ->
                !said.act().takesBack()
                    || book.versions().stream()
                        .noneMatch(terms -> terms.succeeds().containsKey(said.source())))
            .toList());
  }

  /** As registers do that hold one value each. */
  private static OutcomeRegisters newestOnly(Entry entry) {
    var registers = entry.registers();
    var newest = new LinkedHashMap<String, Statement>();
    registers
        .statements()
        .all()
        .forEach(said ->
            newest.put(
                said.source() + " " + said.assurance() + " " + said.act().takesBack(), said));
    return FoldWalk.with(registers, new ArrayList<>(newest.values()));
  }

  /** A statement that is said again under another message's name is kept as it came last. */
  private static OutcomeRegisters lastReceipt(Entry entry) {
    var registers = entry.registers();
    if (!(entry.trace() instanceof Stimulus.Trace.Said said) || registers.seen().isEmpty()) {
      return registers;
    }
    String content = registers.seen().getLast().content();
    var statements = new ArrayList<>(registers.statements().all());
    statements.replaceAll(kept ->
        kept.source().equals(said.source())
                && kept.content().prefix(content.length()).equals(content)
                && kept.receivedAt().isBefore(entry.at())
            ? StatementCopy.of(kept).receivedAt(entry.at()).made()
            : kept);
    return FoldWalk.with(registers, statements);
  }
}
