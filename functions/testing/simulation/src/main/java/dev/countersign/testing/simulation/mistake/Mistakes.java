package dev.countersign.testing.simulation.mistake;

import static dev.countersign.testing.simulation.mistake.WrongTerms.terms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** All mistakes that the simulation must find, by what somebody did. */
public final class Mistakes {
  private Mistakes() {}

  public static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("an entry is put without its condition", new WrongRequests.NoCondition());
    all.put("the loser of a race does not read again", WrongOutcomes.noReread());
    all.put("it is answered though the write failed", WrongOutcomes.answeredUnwritten());
    all.put("what batches leave unwritten is ignored", new WrongRequests.UnwrittenIgnored());
    all.put("the tenant is missing in a session's key", new WrongRequests.TenantMissing());
    all.put("an entry is not due when it is written", new WrongRequests.EntryNotDue());
    all.put("what is put off is taken for done", new WrongOutcomes.PutOffIsDone());
    all.put("what was published is not marked", new WrongOutcomes.NotMarked());
    all.put("an entry is marked before it is published", new WrongEvents.MarkedBefore());
    all.put("what the bus did not take is forgotten", new WrongEvents.UntakenForgotten());
    all.put("ids of events are drawn", new WrongEvents.DrawnIds());
    all.put("a record that can't be read drops its batch", new WrongEvents.BatchDropped());
    all.put("evidence is not kept", WrongOutcomes.noEvidence());
    all.put("a retraction that comes first is forgotten", WrongOutcomes.firstRetraction());
    all.put("shares lose a cent", LostCent.lostCent());
    all.put("a pointer is not left", WrongSessions.noPointer());
    all.put("a late session is told to nobody", WrongSessions.nobodyWaits());
    all.put("a correction is told to nobody", WrongSessions.nothingHangs());
    all.put("a witness's word is taken for the bill's", new WrongMessages.WitnessBills());
    all.put("a repeated message is taken for a new one", new WrongMessages.NewEachTime());
    all.put("restatements are ordered by arrival", new WrongMessages.ByArrival());
    all.put("caches never expire", new WrongMessages.CachesStay());
    terms().forEach(all::put);
    return all;
  }

  /**
   * Those that something else makes up for in the end: a later look, a sender's next try, settle.
   * They cost time, and no money.
   */
  public static Map<String, Mistake> madeUpFor() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("what batches leave unread is ignored", new WrongRequests.UnreadIgnored());
    all.put("a session is not due when it is recorded", new WrongRequests.SessionNotDue());
    all.put("publish does not look again after a park", WrongSessions.noSecondLook());
    return all;
  }

  /** The one of this name. */
  public static Mistake named(String what) {
    var known = new LinkedHashMap<>(all());
    known.putAll(madeUpFor());
    return Objects.requireNonNull(known.get(what), what);
  }
}
