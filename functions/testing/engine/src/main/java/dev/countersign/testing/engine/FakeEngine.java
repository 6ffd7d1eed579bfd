package dev.countersign.testing.engine;

import dev.countersign.testing.engine.BatchRule.Part;
import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.EngineAnswer.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A strict engine in the process that follows the rules it is given, and keeps books. It is not
 * proof of how any vendor's engine behaves. The times that it is told must not go back. It is not
 * safe for several threads at once: what two requests at the same time may do is a rule ({@link
 * DedupeRule#racePerMille}).
 */
public final class FakeEngine {
  /** The reason of an item of which the answer to its batch doesn't speak. */
  public static final String LEFT_OUT = "left_out";

  private final EngineRules rules;
  private final Journal journal = new Journal();
  private final Judge judge;

  public FakeEngine(EngineRules rules) {
    this.rules = rules;
    this.judge = new Judge(rules, journal);
  }

  public EngineRules rules() {
    return rules;
  }

  /** Whether it takes and shows nothing now. */
  public boolean isAway(Instant now) {
    return rules.faults().outage(now).isPresent();
  }

  /** Takes one request. */
  public EngineAnswer take(EngineRequest request, Instant now) {
    return takeBatch(List.of(request), now).getFirst();
  }

  /**
   * Takes several requests that came as one; the answers stand in the order of the requests. What
   * is lost on the way is lost for all of them.
   */
  public List<EngineAnswer> takeBatch(List<EngineRequest> items, Instant now) {
    var first = items.getFirst().key();
    int nth = journal.countOf(first);
    var away = rules.faults().outage(now);
    if (away.isPresent()) {
      var verdict = away.get().word() == Word.RETRY ? Verdict.TURNED_AWAY : Verdict.LOST;
      return all(items, new Judgement(verdict, away.get()), now);
    }
    if (rules.faults().losesRequest(first, nth)) {
      return all(items, new Judgement(Verdict.LOST, timeOut()), now);
    }
    if (items.size() > rules.batches().max()) {
      return all(items, Judgement.refused("batch_too_large"), now);
    }
    int told =
        rules.faults().losesAnswer(first, nth)
            ? 0
            : rules.faults().halves(first, nth) ? items.size() / 2 : items.size();
    return answered(items, judged(items, now), told, now);
  }

  /**
   * Takes requests that were long on their way, so that nobody waits for an answer any more: what
   * the engine says is heard by none.
   */
  public void takeUnheard(List<EngineRequest> items, Instant now) {
    var away = rules.faults().outage(now);
    if (away.isPresent()) {
      var _ = all(items, new Judgement(Verdict.LOST, timeOut()), now);
    } else {
      var _ = answered(items, judged(items, now), 0, now);
    }
  }

  private List<Judgement> judged(List<EngineRequest> items, Instant now) {
    var before = journal.mark();
    var judgements = new ArrayList<Judgement>();
    for (var item : items) {
      judgements.add(judge.of(item, now));
    }
    boolean allGood = judgements.stream().allMatch(one -> one.answer().word() == Word.ACCEPTED);
    if (allGood || items.size() == 1 || rules.batches().part() == Part.EACH) {
      return judgements;
    }
    journal.backTo(before);
    return judgements.stream()
        .map(one -> one.answer().word() == Word.ACCEPTED ? refusedWithOthers() : one)
        .toList();
  }

  private static Judgement refusedWithOthers() {
    return Judgement.refused("another_item");
  }

  private static EngineAnswer leftOut() {
    return EngineAnswer.of(Word.UNKNOWN, LEFT_OUT);
  }

  private static EngineAnswer timeOut() {
    return EngineAnswer.of(Word.UNKNOWN, "time_out");
  }

  private List<EngineAnswer> all(List<EngineRequest> items, Judgement judgement, Instant now) {
    items.forEach(item -> journal.add(now, item, judgement.verdict(), judgement.answer()));
    return items.stream().map(item -> judgement.answer()).toList();
  }

  /**
   * The answers.
   *
   * @param told of how many items the answer speaks; of the others the caller learns nothing
   */
  private List<EngineAnswer> answered(
      List<EngineRequest> items, List<Judgement> judgements, int told, Instant now) {
    var answers = new ArrayList<EngineAnswer>();
    for (int i = 0; i < items.size(); i++) {
      var answer = i < told ? judgements.get(i).answer() : told == 0 ? timeOut() : leftOut();
      journal.add(now, items.get(i), judgements.get(i).verdict(), answer);
      answers.add(answer);
    }
    return answers;
  }

  /** What a line counts, as old as the engine shows it. */
  public EngineReading line(String key, Instant now) {
    return read(ReadBackRule.Way.BY_ID, key, now, at -> journal.countOf(key, at));
  }

  /** What a period of an account sums to, as old as the engine shows it; zero if it has nothing. */
  public EngineReading sum(Account account, String period, Instant now) {
    return read(
        ReadBackRule.Way.SUMS,
        account + " in " + period,
        now,
        at -> Optional.of(journal.sum(account, period, at)));
  }

  /** The sum of the documents of a reference, as old as the engine shows them. */
  public EngineReading document(String reference, Instant now) {
    return read(ReadBackRule.Way.DOCUMENTS, reference, now, at -> journal.document(reference, at));
  }

  private EngineReading read(ReadBackRule.Way way, String asked, Instant now, Shown shown) {
    var reading = reading(way, now, shown);
    journal.add(now, asked, reading);
    return reading;
  }

  private EngineReading reading(ReadBackRule.Way way, Instant now, Shown shown) {
    if (!rules.readBack().ways().contains(way)) {
      return new EngineReading.Unable();
    }
    if (rules.faults().outage(now).isPresent()) {
      return new EngineReading.Silent();
    }
    return shown
        .at(now.minus(rules.readBack().stale()))
        .<EngineReading>map(EngineReading.Found::new)
        .orElseGet(EngineReading.Absent::new);
  }

  /** What is shown of a time. */
  private interface Shown {
    Optional<Long> at(Instant time);
  }

  /** Somebody removes a line in the engine, without a request. */
  public void removeByHand(String line, Instant now) {
    journal
        .line(line)
        .ifPresent(one ->
            journal.byHand(
                now, line, one.account(), one.period(), -journal.countOf(line, now).orElse(0L)));
  }

  /** Somebody adds a line in the engine, without a request. */
  public void addByHand(String line, Account account, long value, Instant time, Instant now) {
    journal.byHand(now, line, account, rules.periods().of(time), value);
  }

  /** Somebody makes a document in the engine, without a request. */
  public void documentByHand(String reference, Account account, long net, Instant now) {
    journal.add(new BookedDocument(now, reference, account, rules.periods().of(now), net));
  }

  /** The books at a time: what is closed by then has a time of closing. */
  public EngineBooks books(Instant now) {
    var books = journal.books(rules.periods(), now);
    return rules.floor() == EngineRules.Floor.STOPS_INVOICES
        ? new StoppedInvoices(rules.periods(), now).of(books)
        : books;
  }
}
