package dev.countersign.domain.outcome;

import static org.junit.jupiter.api.Assertions.fail;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One outcome lived through: what comes is decided in order, what falls due before it is settled at
 * its own time, and every session recorded is remembered.
 */
final class Outcome {
  static final TenantId TENANT = new TenantId("acme");
  static final Claim CLAIM = Claim.of(StatementBuilder.SIGNED, List.of("policy", "P-991"));

  private static final int ENDLESS = 200;

  private final TermsBook book;
  private final TreeMap<SessionId, Session> store = new TreeMap<>();
  private final List<SealedEntry> history = new ArrayList<>();

  /** The last entry whose time came and changed nothing: it is due no more. */
  private int looked;

  /** Nothing is settled before; a restored table finds what fell due meanwhile. */
  private Instant back = Instant.MIN;

  Outcome(TermsBook book) {
    this.book = book;
  }

  /** The same as it is now, to be gone back to. */
  Outcome copy() {
    var copy = new Outcome(book);
    copy.store.putAll(store);
    copy.history.addAll(history);
    copy.looked = looked;
    copy.back = back;
    return copy;
  }

  /** The table is as it was when this was copied, and told then what the bus has. */
  Decision restored(List<ResultEvent> published, Instant now, Instant until) {
    back = now;
    return decide(new Stimulus.Restored(published, until), now);
  }

  static Outcome under(TermsBuilder... versions) {
    return new Outcome(TermsBuilder.book(versions));
  }

  /** Says it at the time of its receipt. */
  Decision say(StatementBuilder said) {
    return say(said.build());
  }

  Decision say(Statement said) {
    pass(said.receivedAt());
    var found = store.values().stream().filter(session -> findable(said, session)).toList();
    return decide(new Stimulus.Stated(said, found), said.receivedAt());
  }

  /** Records it at the time of its receipt. */
  Decision record(SessionBuilder session) {
    return record(session.build());
  }

  Decision record(Session session) {
    pass(session.firstReceivedAt());
    var known = store.merge(session.id(), session, Session::merged);
    return decide(new Stimulus.SessionsRecorded(List.of(known)), session.firstReceivedAt());
  }

  Decision rule(Ruling ruling) {
    return decide(new Stimulus.Ruled(ruling), ruling.at());
  }

  Decision choose(Choice choice, Instant at) {
    pass(at);
    return decide(new Stimulus.SessionChosen(choice), at);
  }

  /** Lets time pass: all that falls due until then is settled at its own time, once. */
  Outcome pass(Instant until) {
    for (int times = 0; due().filter(at -> !at.isAfter(until)).isPresent(); times++) {
      if (times > ENDLESS) {
        fail("time alone never brings it to rest: " + last());
      }
      var sessions = new Stimulus.TimeReached(List.copyOf(store.values()));
      var due = due().orElseThrow();
      if (decide(sessions, due.isBefore(back) ? back : due) instanceof Decision.Unchanged) {
        looked = history.size();
      }
    }
    return this;
  }

  Outcome pass(String until) {
    return pass(Instant.parse(until));
  }

  Decision decide(Stimulus stimulus, Instant now) {
    var decision = Decide.decide(TENANT, CLAIM, sealed(), stimulus, book, now);
    if (decision instanceof Decision.Appended appended) {
      history.add(new SealedEntry(appended.entry(), Digest.of(appended.entry().toString())));
    }
    return decision;
  }

  List<Entry> entries() {
    return history.stream().map(SealedEntry::entry).toList();
  }

  List<SealedEntry> history() {
    return List.copyOf(history);
  }

  Entry last() {
    return history.getLast().entry();
  }

  Optional<SealedEntry> sealed() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }

  List<ResultEvent> events() {
    return history.stream().flatMap(sealed -> sealed.entry().results().stream()).toList();
  }

  /** The sum of all that was published, in minor units. */
  long net() {
    return events().stream().map(ResultEvent::amount).mapToLong(Money::minor).sum();
  }

  /** What the last entry says of the statement it answers. */
  Verdict verdict() {
    return said().verdict();
  }

  Stimulus.Trace.Said said() {
    return (Stimulus.Trace.Said) last().trace();
  }

  private Optional<Instant> due() {
    return sealed()
        .filter(sealed -> sealed.entry().seq() > looked)
        .flatMap(sealed -> sealed.entry().lookAgain());
  }

  private static boolean findable(Statement said, Session session) {
    return session.id().value().equals(said.session())
        || (said.conversation() != null && said.conversation().equals(session.conversation()))
        || said.keys().stream().anyMatch(key -> session.keys().contains(key));
  }
}
