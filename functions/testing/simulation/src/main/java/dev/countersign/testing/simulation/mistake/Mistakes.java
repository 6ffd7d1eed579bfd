package dev.countersign.testing.simulation.mistake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** All mistakes that can be made, by what somebody did. The order is the report's. */
public final class Mistakes {
  private Mistakes() {}

  /** Those that must show as a breach of the contract in some world. */
  public static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    add(all, "an entry is put without its condition", new WrongRequests.NoCondition());
    add(all, "the loser of a race does not read again", WrongOutcomes.noReread());
    add(all, "it is answered though the write failed", WrongOutcomes.answeredUnwritten());
    add(all, "what batches leave unwritten is ignored", new WrongRequests.UnwrittenIgnored());
    add(all, "what batches leave unread is ignored", new WrongRequests.UnreadIgnored());
    add(all, "the tenant is missing in a session's key", new WrongRequests.TenantMissing());
    add(all, "an entry is not due when it is written", new WrongRequests.EntryNotDue());
    add(all, "what is put off is taken for done", new WrongOutcomes.PutOffIsDone());
    add(all, "what was published is not marked", new WrongOutcomes.NotMarked());
    add(all, "an entry is marked before it is published", new WrongEvents.MarkedBefore());
    add(all, "what the bus did not take is forgotten", new WrongEvents.UntakenForgotten());
    add(all, "ids of events are drawn", new WrongEvents.DrawnIds());
    add(all, "a record that can't be read drops its batch", new WrongEvents.BatchDropped());
    add(all, "evidence is not kept", WrongOutcomes.noEvidence());
    add(all, "a retraction that comes first is forgotten", WrongOutcomes.firstRetraction());
    add(all, "shares lose a cent", LostCent.lostCent());
    add(all, "a session is not due when it is recorded", new WrongRequests.SessionNotDue());
    add(all, "a pointer is not left", WrongSessions.noPointer());
    add(all, "a late session is told to nobody", WrongSessions.noWaitingClaims());
    add(all, "a correction is told to nobody", WrongSessions.noLinkedOutcomes());
    add(all, "a witness's word is taken for the bill's", new WrongMessages.WitnessBills());
    add(all, "a repeated message is taken for a new one", new WrongMessages.NewEachTime());
    add(all, "caches never expire", new WrongMessages.CachesStay());
    WrongTerms.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongFold.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongOrder.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongRegisters.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongBilling.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongMonths.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongLog.all().forEach((what, mistake) -> add(all, what, mistake));
    WrongQuarrels.all().forEach((what, mistake) -> add(all, what, mistake));
    return all;
  }

  /**
   * Those that cost time and no money, since something else makes up for them in the end: a later
   * look, a sender's next try, or settle.
   */
  public static Map<String, Mistake> madeUpFor() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    add(all, "publish does not look again after a park", WrongSessions.noSecondLook());
    return all;
  }

  /**
   * The one of this name.
   *
   * @throws NullPointerException where there is none
   */
  public static Mistake named(String what) {
    var known = new LinkedHashMap<>(all());
    known.putAll(madeUpFor());
    return Objects.requireNonNull(known.get(what), what);
  }

  private static void add(Map<String, Mistake> all, String what, Mistake mistake) {
    if (all.put(what, mistake) != null) {
      throw new IllegalStateException("two mistakes have one name: " + what);
    }
  }
}
